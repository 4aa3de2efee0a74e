import type { EventDetails } from '../events.ts';
import { SAMPLING_LIMITS } from '../limits.ts';
import type { Recorder } from '../recorder.ts';

/** Records the way of the mouse, sampled, a second or more in one event. */
export class MouseMoves {
  readonly #recorder: Recorder;
  #points: EventDetails<'mouse_move'>['points'][number][] = [];
  #startedAt = 0;
  #sampledAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
    recorder.listeners.on<MouseEvent>(window, 'mousemove', (event) => {
      if (event.isTrusted) this.#sample(event);
    });
    recorder.listeners.onStop(() => this.settle());
  }

  /** Records the points that wait: the page is another one next, or is hidden. */
  settle(): void {
    clearTimeout(this.#timer);
    const points = this.#points;
    this.#points = [];
    if (points.length > 0) this.#recorder.record({ type: 'mouse_move', points }, { at: this.#startedAt });
  }

  #sample({ pageX, pageY }: MouseEvent): void {
    const { clock, guard, options } = this.#recorder;
    const at = clock();
    if (at - this.#sampledAt < options.sampling.mouseMoveMs) return;
    this.#sampledAt = at;
    if (this.#points.length === 0) {
      this.#startedAt = at;
      this.#timer = setTimeout(() => guard(() => this.settle()), SAMPLING_LIMITS.mouseMoveEventMs);
    }
    this.#points.push([at - this.#startedAt, Math.round(pageX), Math.round(pageY)]);
    if (this.#points.length >= SAMPLING_LIMITS.maxPoints) this.settle();
  }
}
