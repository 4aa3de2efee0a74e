import { STILL_TICK_MS } from '../limits.ts';

/** Calls back ten times a second while started. */
export class Ticker {
  readonly #onTick: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(onTick: () => void) {
    this.#onTick = onTick;
  }

  start(): void {
    this.#timer ??= setInterval(this.#onTick, STILL_TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
