/** What the embedded log remembers in memory of one partition: where it ends, and who waits for more. */
export class Partition {
  /** The next offset on disk: readers see only what is durable. */
  #durableEnd: number;
  /** The next offset to give out; ahead of `durableEnd` while a transaction is being written. */
  #nextOffset: number;
  readonly #waiting = new Set<() => void>();

  constructor(end: number) {
    this.#durableEnd = end;
    this.#nextOffset = end;
  }

  get durableEnd(): number {
    return this.#durableEnd;
  }

  /** Gives out the next offset; called inside the transaction that stores the record. */
  takeOffset(): number {
    return this.#nextOffset++;
  }

  /** Forgets offsets given out by a transaction that failed; `end` may come from an older view of the store. */
  resetTo(end: number): void {
    this.#advanceTo(end);
    this.#nextOffset = this.#durableEnd;
  }

  /** Shows readers everything below `end`. */
  #advanceTo(end: number): void {
    if (end <= this.#durableEnd) return;
    this.#durableEnd = end;
    for (const wake of [...this.#waiting]) wake();
  }

  /** The record at `offset` is on disk. */
  confirm(offset: number): void {
    this.#advanceTo(offset + 1);
  }

  /** Resolves when the partition reaches beyond `offset` or the signal is aborted. */
  async waitBeyond(offset: number, signal: AbortSignal): Promise<void> {
    if (this.#durableEnd > offset || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const finish = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const wake = () => {
        if (this.#durableEnd > offset) finish();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', finish, { once: true });
    });
  }
}
