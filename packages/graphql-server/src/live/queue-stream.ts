/** A stream that gives every value once, in order. */
export type QueueStream<Value> = AsyncIterableIterator<Value, undefined> & {
  /** Adds a value; false when too many wait already and it was left out. */
  push(value: Value): boolean;
  /** Gives what waits, then one last value, then ends. */
  endWith(value: Value): void;
  /** Ends without another value; calling it again does nothing. */
  close(): void;
};

/** A stream of what is pushed, at most `maxWaiting` values at a time. `onClose` runs once, when either side ends it. */
export function createQueueStream<Value>(options: {
  readonly maxWaiting: number;
  readonly onClose: () => void;
}): QueueStream<Value> {
  const values: Value[] = [];
  const readers: (() => void)[] = [];
  let isClosed = false;
  let isEnding = false;

  const wake = () => {
    for (const resume of readers.splice(0)) resume();
  };
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    values.length = 0;
    options.onClose();
    wake();
  };
  const next = async (): Promise<IteratorResult<Value, undefined>> => {
    for (;;) {
      if (isClosed) return { done: true, value: undefined };
      const [value] = values.splice(0, 1);
      if (value !== undefined) return { done: false, value };
      if (isEnding) close();
      else await new Promise<void>((resolve) => readers.push(resolve));
    }
  };
  return {
    next,
    // By hand and not an async generator: its `return` would wait for the pending `next`, so for the next value.
    return: async () => {
      close();
      return { done: true, value: undefined };
    },
    push: (value) => {
      if (isClosed || isEnding || values.length >= options.maxWaiting) return false;
      values.push(value);
      wake();
      return true;
    },
    endWith: (value) => {
      if (isClosed || isEnding) return;
      isEnding = true;
      values.push(value);
      wake();
    },
    close,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
