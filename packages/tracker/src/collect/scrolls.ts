import { SAMPLING_LIMITS } from '../limits.ts';
import type { Recorder } from '../recorder.ts';
import { scrollPercent } from './scroll-percent.ts';

const MILESTONES = [25, 50, 75, 90, 100] as const;

type Position = { at: number; top: number };

/** Records scrolls of the page, each when it comes to rest, and how much of the page was seen. */
export class Scrolls {
  readonly #recorder: Recorder;
  #reached = 0;
  #from: Position | undefined;
  #latest: Position = position(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
    this.#latest = position(recorder.clock());
    recorder.listeners.on(document, 'scroll', ({ target }) => {
      if (target === document) this.#sample();
    });
    recorder.listeners.onStop(() => this.settle());
  }

  /** Records the scroll under way: the page is another one next, or is hidden. */
  settle(): void {
    clearTimeout(this.#timer);
    const { clock, record } = this.#recorder;
    const from = this.#from;
    const to = position(clock());
    const last = this.#latest;
    this.#latest = to;
    this.#from = undefined;
    if (!from || from.top === to.top) return;
    // The time at rest says nothing about how fast it went.
    const ms = Math.max(1, (to.top === last.top ? last.at : to.at) - from.at);
    const velocity = Math.round(((to.top - from.top) * 1000) / ms);
    const pageHeight = document.documentElement.scrollHeight;
    record({ type: 'scroll', top: to.top, percent: scrollPercent(), pageHeight, velocity }, { at: from.at });
  }

  /** Another page is shown: its milestones are still to come. */
  reset(): void {
    this.#reached = 0;
    this.#latest = position(this.#recorder.clock());
  }

  #sample(): void {
    const { clock, guard, options } = this.#recorder;
    const at = clock();
    if (this.#from && at - this.#latest.at < options.sampling.scrollMs) return;
    // The first event comes after the first step: it began where the last scroll ended.
    this.#from ??= { at, top: this.#latest.top };
    this.#latest = position(at);
    this.#notePercent(scrollPercent());
    clearTimeout(this.#timer);
    if (at - this.#from.at >= SAMPLING_LIMITS.maxScrollMs) this.settle();
    else {
      const restMs = Math.max(SAMPLING_LIMITS.scrollRestMs, 2 * options.sampling.scrollMs);
      this.#timer = setTimeout(() => guard(() => this.settle()), restMs);
    }
  }

  #notePercent(percent: number): void {
    for (const milestone of MILESTONES) {
      if (percent < milestone || milestone <= this.#reached) continue;
      this.#reached = milestone;
      this.#recorder.record({ type: 'scroll_milestone', percent: milestone });
    }
  }
}

function position(at: number): Position {
  return { at, top: Math.max(0, Math.round(scrollY)) };
}
