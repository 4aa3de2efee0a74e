/** A stream that always gives the newest value and keeps no others. */
export type LatestStream<Value> = AsyncIterableIterator<Value, undefined> & {
  /** Says that `read` would now give something else. */
  changed(): void;
  /** Gives one last value at once, then ends. */
  endWith(value: Value): void;
  /** Ends without another value; calling it again does nothing. */
  close(): void;
};

/**
 * Gives `read()` at once, then after each change, but never twice within `intervalMs`. Nothing is kept for a reader that
 * is slow: he gets the newest value when he asks. `onClose` runs once, when either side ends the stream.
 */
export function createLatestStream<Value>(options: {
  readonly read: () => Value;
  readonly intervalMs: number;
  readonly onClose: () => void;
}): LatestStream<Value> {
  const waiting = new Set<() => void>();
  let isChanged = true;
  let isClosed = false;
  let last: { readonly value: Value } | undefined;
  let earliest = 0;

  const wake = () => {
    for (const resume of waiting) resume();
  };
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    options.onClose();
    wake();
  };
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(() => resume(), ms) : undefined;
      const resume = () => {
        clearTimeout(timer);
        waiting.delete(resume);
        resolve();
      };
      waiting.add(resume);
    });
  const next = async (): Promise<IteratorResult<Value, undefined>> => {
    for (;;) {
      if (isClosed) return { done: true, value: undefined };
      if (last) {
        close();
        return { done: false, value: last.value };
      }
      const waitMs = isChanged ? earliest - performance.now() : Number.POSITIVE_INFINITY;
      if (waitMs <= 0) {
        isChanged = false;
        earliest = performance.now() + options.intervalMs;
        return { done: false, value: options.read() };
      }
      await sleep(waitMs);
    }
  };
  return {
    next,
    // By hand and not an async generator: its `return` would wait for the pending `next`, so for the next change.
    return: async () => {
      close();
      return { done: true, value: undefined };
    },
    changed: () => {
      isChanged = true;
      wake();
    },
    endWith: (value) => {
      last ??= { value };
      wake();
    },
    close,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
