import type { StageErrorCode } from './errors.ts';
import { MAX_REPORTS_PER_CODE, MAX_STRING } from './limits.ts';

/** A fault with its moment in the stream, in ms. */
export type Fault = { code: StageErrorCode; message: string; time: number };

/** Passes each kind of fault on a few times per stream: a damaged recording has thousands. */
export class FaultReporter {
  readonly #emit: (fault: Fault) => void;
  readonly #counts = new Map<StageErrorCode, number>();

  constructor(emit: (fault: Fault) => void) {
    this.#emit = emit;
  }

  report(code: StageErrorCode, message: string, time: number): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= MAX_REPORTS_PER_CODE) this.#emit({ code, message: message.slice(0, MAX_STRING), time });
  }

  /** Begins to count anew, for another stream. */
  reset(): void {
    this.#counts.clear();
  }
}
