import { EngineError } from '../errors.ts';

/** What the writer needs of the store. */
export type TransactionalStore = {
  /** Runs `write` in one transaction; resolves when it is on disk, rejects when none of it was stored. */
  transaction(write: () => void): Promise<unknown>;
};

/** One write: `apply` runs inside the transaction, `bytes` is what it weighs. */
export type DurableWrite = { readonly bytes: number; readonly apply: () => void };

type Waiting = DurableWrite & { resolve: () => void; reject: (error: unknown) => void };

export type DurableWriterOptions = {
  readonly store: TransactionalStore;
  /** Bytes that may wait; a write beyond is refused. */
  readonly maxQueuedBytes: number;
  readonly maxTransactionBytes: number;
  /** Called after a transaction failed, before its writers are told. */
  readonly onFailure: () => void;
};

/**
 * Group commit: writes that arrive while a transaction is being flushed share the next one, so that one flush
 * serves many. Each write resolves only once its transaction is on disk; all of a transaction fails together.
 */
export class DurableWriter {
  readonly #options: DurableWriterOptions;
  #queue: Waiting[] = [];
  #queuedBytes = 0;
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: DurableWriterOptions) {
    this.#options = options;
  }

  /** Rejects with `EngineError` code `log_unavailable` when the write can't be stored. */
  write(write: DurableWrite): Promise<void> {
    if (this.#isClosed) return Promise.reject(new EngineError('log_unavailable', 'The event log is closed.'));
    if (this.#queue.length > 0 && this.#queuedBytes + write.bytes > this.#options.maxQueuedBytes) {
      return Promise.reject(
        new EngineError('log_unavailable', 'The event log cannot keep up: try again later.'),
      );
    }
    const done = new Promise<void>((resolve, reject) => this.#queue.push({ ...write, resolve, reject }));
    this.#queuedBytes += write.bytes;
    this.#running ??= this.#drain();
    return done;
  }

  /** Refuses new writes and waits for those that are queued. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    // Let everything that arrives in this turn share the first transaction.
    await Promise.resolve();
    while (this.#queue.length > 0) await this.#commit(this.#takeGroup());
    this.#running = undefined;
  }

  #takeGroup(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const waiting of this.#queue) {
      if (count > 0 && bytes + waiting.bytes > this.#options.maxTransactionBytes) break;
      bytes += waiting.bytes;
      count++;
    }
    this.#queuedBytes -= bytes;
    return this.#queue.splice(0, count);
  }

  async #commit(group: Waiting[]): Promise<void> {
    const { store } = this.#options;
    try {
      await store.transaction(() => {
        for (const waiting of group) waiting.apply();
      });
    } catch (cause) {
      this.#options.onFailure();
      const error = new EngineError(
        'log_unavailable',
        `The event log could not be written (${cause}): is the disk full?`,
        { cause },
      );
      for (const waiting of group) waiting.reject(error);
      return;
    }
    for (const waiting of group) waiting.resolve();
  }
}
