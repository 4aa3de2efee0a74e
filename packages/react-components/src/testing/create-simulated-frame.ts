import type { Playback, PlayerFrame, StageEvents, StageEventType } from '@gosight/player-frame/host';
import { type SimulatedEvent, segmentAt } from './simulated-segment.ts';

/** A player frame without a page: it keeps the protocol and the time, and tells which events it would have shown. */
export type SimulatedFrame = PlayerFrame & {
  /** Events of the picture on show, from its full snapshot on. */
  readonly shown: readonly SimulatedEvent[];
  /** Numbers of the chunks it was given since the last stream began. */
  readonly chunks: readonly number[];
  /** Tells an event as the real frame would. */
  tell<T extends StageEventType>(type: T, event: StageEvents[T]): void;
};

const TELL_EVERY_MS = 100;
const SIZE = { width: 1280, height: 720 };

/** An error as the real frame's. */
function frameError(code: string): Error {
  return Object.assign(new Error(`The simulated frame: ${code}.`), { name: 'FrameError', code });
}

type Listener = (event: never) => void;

/** Plays as the real stage does: from a full snapshot through consecutive chunks, waiting where one is missing. */
class Simulation {
  readonly listeners = new Map<StageEventType, Set<Listener>>();
  readonly chunks = new Map<number, SimulatedEvent[]>();
  shown: SimulatedEvent[] = [];
  playback: Playback = { state: 'waiting', time: 0 };
  speed = 1;
  wantsPlay = false;
  isDestroyed = false;
  #startedAt = 0;
  #tickedAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  tell<T extends StageEventType>(type: T, event: StageEvents[T]): void {
    for (const listener of [...(this.listeners.get(type) ?? [])]) listener(event as never);
  }

  load(startedAt: number): void {
    this.stop();
    this.#startedAt = startedAt;
    this.chunks.clear();
    this.shown = [];
    this.wantsPlay = false;
    this.#setState('waiting', 0);
  }

  add(seq: number, bytes: ArrayBuffer): number {
    if (this.chunks.has(seq)) throw frameError('duplicate_chunk');
    let events: SimulatedEvent[];
    try {
      events = JSON.parse(new TextDecoder().decode(bytes)) as SimulatedEvent[];
    } catch {
      throw frameError('bad_chunk');
    }
    this.chunks.set(seq, events);
    const { state, time } = this.playback;
    if (state === 'waiting') queueMicrotask(() => this.show(time, this.wantsPlay));
    return events.length;
  }

  removeBefore(time: number): void {
    const [first] = segmentAt(this.chunks, this.#startedAt + time);
    const [keep = 0] = [...this.chunks].find(([, events]) => first && events.includes(first)) ?? [];
    for (const seq of this.chunks.keys()) if (seq < keep) this.chunks.delete(seq);
  }

  show(moment: number, shouldRun: boolean): Playback {
    this.stop();
    this.wantsPlay = shouldRun;
    const segment = segmentAt(this.chunks, this.#startedAt + moment);
    const time = Math.max(moment, (segment[0]?.timestamp ?? this.#startedAt) - this.#startedAt);
    const end = this.#endOf(segment);
    this.shown = segment.filter(({ timestamp }) => timestamp - this.#startedAt <= time);
    if (shouldRun && time < end && !this.isDestroyed) {
      this.#tickedAt = performance.now();
      this.#timer = setInterval(() => this.#tick(), TELL_EVERY_MS);
      this.#setState('playing', time);
    } else this.#setState(segment.length > 0 && !shouldRun && time <= end ? 'paused' : 'waiting', time);
    this.tell('time', { time });
    return this.playback;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const now = performance.now();
    const segment = segmentAt(this.chunks, this.#startedAt + this.playback.time);
    const end = this.#endOf(segment);
    const time = this.playback.time + (now - this.#tickedAt) * this.speed;
    this.#tickedAt = now;
    if (time >= end) return void this.show(end, true);
    this.playback = { state: 'playing', time };
    this.shown = segment.filter(({ timestamp }) => timestamp - this.#startedAt <= time);
    this.tell('time', { time });
  }

  #endOf(segment: readonly SimulatedEvent[]): number {
    return (segment.at(-1)?.timestamp ?? Number.NEGATIVE_INFINITY) - this.#startedAt;
  }

  #setState(state: Playback['state'], time: number): void {
    const isNew = this.playback.state !== state;
    this.playback = { state, time };
    if (isNew) this.tell('state', this.playback);
  }
}

/** Opens a simulated frame; its chunks are plain JSON, whatever their encoding says. */
export function createSimulatedFrame(): SimulatedFrame {
  const stage = new Simulation();
  const answer = async <T>(give: () => T): Promise<T> => {
    await Promise.resolve();
    if (stage.isDestroyed) throw frameError('destroyed');
    return give();
  };
  return {
    get element(): HTMLIFrameElement {
      throw frameError('not_loaded');
    },
    frameVersion: 'simulated',
    get shown() {
      return stage.shown;
    },
    get chunks() {
      return [...stage.chunks.keys()];
    },
    tell: (type, event) => stage.tell(type, event),
    ...playbackOf(stage, answer),
    ...inspectionOf(stage, answer),
    on(type, listener) {
      const listeners = stage.listeners.get(type) ?? new Set();
      stage.listeners.set(type, listeners.add(listener as Listener));
      return () => void listeners.delete(listener as Listener);
    },
    destroy() {
      stage.isDestroyed = true;
      stage.stop();
    },
  };
}

type Answer = <T>(give: () => T) => Promise<T>;

function playbackOf(stage: Simulation, answer: Answer) {
  const added = { firstTime: 0, lastTime: 0, dropped: 0, hasSnapshot: false };
  return {
    load: ({ startedAt, viewport = SIZE }) =>
      answer(() => {
        stage.load(startedAt);
        stage.tell('viewport', viewport);
      }),
    addEvents: ({ seq, bytes }) => answer(() => ({ ...added, seq, events: stage.add(seq, bytes) })),
    removeBefore: (time) => answer(() => stage.removeBefore(time)),
    play: ({ from, speed } = {}) =>
      answer(() => {
        stage.speed = speed ?? stage.speed;
        return stage.show(from ?? stage.playback.time, true);
      }),
    pause: () => answer(() => stage.show(stage.playback.time, false)),
    seek: (time) => answer(() => stage.show(time, stage.wantsPlay)),
    setSpeed: (speed) =>
      answer(() => {
        stage.speed = speed;
      }),
  } satisfies Partial<PlayerFrame>;
}

/** A page of 2,000 px with every element below the one before; what is called missing is not there. */
function inspectionOf(stage: Simulation, answer: Answer) {
  let viewport = SIZE;
  return {
    setViewport: (size) =>
      answer(() => {
        viewport = size ?? SIZE;
        stage.tell('viewport', viewport);
      }),
    scrollTo: () => answer(() => undefined),
    documentSize: () =>
      answer(() => ({ width: viewport.width, height: 2_000, viewport, scroll: { x: 0, y: 0 } })),
    queryRects: (selectors) =>
      answer(() =>
        selectors.map((selector, index) =>
          selector.includes('missing') ? null : { x: 40, y: 40 + index * 60, width: 200, height: 40 },
        ),
      ),
    elementAt: () => answer(() => null),
  } satisfies Partial<PlayerFrame>;
}
