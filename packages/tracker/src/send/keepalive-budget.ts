import { SEND_LIMITS } from '../limits.ts';

/** The browser's allowance for requests that outlive the page: one for all senders of a document. */
export class KeepaliveBudget {
  #taken = 0;

  /** Takes bytes from the allowance when so many, and `reserve` besides, are free. */
  take(bytes: number, reserve = 0): boolean {
    const isFree = this.#taken + bytes + reserve <= SEND_LIMITS.maxKeepaliveBytes;
    if (isFree) this.#taken += bytes;
    return isFree;
  }

  /** Gives back what was taken. */
  give(bytes: number): void {
    this.#taken -= bytes;
  }
}
