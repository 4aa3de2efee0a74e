/** The moment shown: stands still, or runs at a speed from an anchor. */
export class StageClock {
  #anchorTime = 0;
  #anchorAt: number | undefined;
  #speed = 1;

  /** The moment now, in ms since the stream's start. */
  get time(): number {
    if (this.#anchorAt === undefined) return this.#anchorTime;
    return this.#anchorTime + (performance.now() - this.#anchorAt) * this.#speed;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    const isRunning = this.#anchorAt !== undefined;
    const { time } = this;
    this.#speed = speed;
    if (isRunning) this.start(time);
  }

  /** Runs from a moment. */
  start(time: number): void {
    this.#anchorTime = time;
    this.#anchorAt = performance.now();
  }

  /** Stands at a moment. */
  stop(time: number = this.time): void {
    this.#anchorTime = time;
    this.#anchorAt = undefined;
  }
}
