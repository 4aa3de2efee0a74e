import type { GoSightEvent } from './events.ts';
import { BATCH_LIMITS } from './limits.ts';

/** What a batcher needs from outside. */
export type BatcherDeps = {
  maxEvents: number;
  maxWaitMs: number;
  /** Whether events may be sealed now; while not, they wait for `resume`. */
  canSeal: () => boolean;
  /** Takes at most `maxEvents` events, ordered by time. */
  seal: (events: GoSightEvent[]) => void;
  /** An event was thrown away because nothing could be sealed for too long. */
  onDrop: (reason: string) => void;
};

/** Collects events until it is time to seal them. The first batch goes at once, so that a visit is seen as it begins. */
export class Batcher {
  readonly #deps: BatcherDeps;
  #buffer: GoSightEvent[] = [];
  #maxWaitMs: number;
  #isFirst = true;
  #isOverdue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Number.POSITIVE_INFINITY;

  constructor(deps: BatcherDeps) {
    this.#deps = deps;
    this.#maxWaitMs = deps.maxWaitMs;
  }

  /** Adds an event that waits at most `waitMs`. */
  add(event: GoSightEvent, waitMs = this.#maxWaitMs): void {
    if (this.#buffer.length >= BATCH_LIMITS.maxBufferedEvents) {
      this.#deps.onDrop('Too many events wait to be sealed');
      return;
    }
    this.#buffer.push(event);
    if (this.#buffer.length >= this.#deps.maxEvents) this.flush();
    else this.#schedule(this.#isFirst ? 0 : Math.min(waitMs, this.#maxWaitMs));
  }

  /** Takes an event back that was not sealed yet. */
  remove(event: GoSightEvent): void {
    this.#buffer = this.#buffer.filter((other) => other !== event);
  }

  /** Seals what there is; `force` also while `canSeal` says no: the page is being left. */
  flush(force = false): void {
    clearTimeout(this.#timer);
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#isOverdue = !force && !this.#deps.canSeal();
    if (this.#buffer.length === 0 || this.#isOverdue) return;
    const events = this.#buffer.sort((a, b) => a.at - b.at);
    this.#buffer = [];
    this.#isFirst = false;
    for (let start = 0; start < events.length; start += this.#deps.maxEvents) {
      this.#deps.seal(events.slice(start, start + this.#deps.maxEvents));
    }
  }

  /** Whether a batch was sealed yet. */
  hasSealed(): boolean {
    return !this.#isFirst;
  }

  /** Sealing is allowed again: does what was due meanwhile. */
  resume(): void {
    if (this.#isOverdue) this.flush();
  }

  /** How long an event waits at most from now on; without a value as configured. */
  setMaxWait(waitMs = this.#deps.maxWaitMs): void {
    this.#maxWaitMs = Math.min(this.#deps.maxWaitMs, Math.max(BATCH_LIMITS.minWaitMs, waitMs));
  }

  #schedule(waitMs: number): void {
    const dueAt = Date.now() + waitMs;
    if (dueAt >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => this.flush(), waitMs);
  }
}
