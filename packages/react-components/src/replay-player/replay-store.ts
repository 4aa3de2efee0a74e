import type { PlayerFrame } from '@gosight/player-frame/host';
import type { ReplayChunk, Size } from './replay.ts';
import { ReplayController } from './replay-controller.ts';
import type { ReplaySnapshot } from './replay-snapshot.ts';
import type { ReplayTimeline } from './replay-timeline.ts';

/** Playback and what the frame tells of the page. */
export type ReplayView = ReplaySnapshot & {
  /** Size of the recorded viewport now. */
  viewport: Size;
  /** Addresses of images, fonts and styles that could not be shown. */
  missingAssets: readonly string[];
};

/** What a {@link ReplayStore} reaches the world with. */
export type ReplayConnection = {
  openFrame: (container: Element, signal: AbortSignal) => Promise<PlayerFrame>;
  fetchChunk: (chunk: ReplayChunk, signal: AbortSignal) => Promise<ArrayBuffer>;
};

/** Where playback begins. */
export type ReplayStart = { time: number; speed: number; skipInactivity: boolean; isPlaying: boolean };

const DEFAULT_VIEWPORT: Size = { width: 1280, height: 720 };

/** One player: has a controller while there are both a recording and an element to show it in. */
export class ReplayStore {
  readonly #listeners = new Set<() => void>();
  #connection: ReplayConnection | undefined;
  #timeline: ReplayTimeline | undefined;
  #container: Element | undefined;
  #controller: ReplayController | undefined;
  #opening = new AbortController();
  #start: ReplayStart;
  #view: ReplayView;

  constructor(start: ReplayStart) {
    this.#start = start;
    this.#view = this.#idleView();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly read = (): ReplayView => this.#view;

  /** Where the recording is shown; null takes it away. */
  readonly attach = (container: Element | null): void => {
    if (container === (this.#container ?? null)) return;
    this.#container = container ?? undefined;
    this.#restart();
  };

  readonly play = (): void => {
    this.#start.isPlaying = true;
    this.#controller?.play();
  };

  readonly pause = (): void => {
    this.#start.isPlaying = false;
    this.#controller?.pause();
  };

  readonly toggle = (): void => (this.#view.isPlaying ? this.pause() : this.play());

  /** Ms since the start. */
  readonly seek = (time: number): void => {
    this.#start.time = time;
    if (this.#controller) this.#controller.seek(time);
    else this.#tell({ ...this.#view, time });
  };

  readonly setSpeed = (speed: number): void => {
    this.#start.speed = speed;
    if (this.#controller) this.#controller.setSpeed(speed);
    else this.#tell({ ...this.#view, speed });
  };

  readonly setSkipInactivity = (isOn: boolean): void => {
    this.#start.skipInactivity = isOn;
    if (this.#controller) this.#controller.setSkipInactivity(isOn);
    else this.#tell({ ...this.#view, skipInactivity: isOn });
  };

  readonly retry = (): void => this.#controller?.retry();

  /** Shows a recording; another timeline of the same one goes on where it is. */
  show(timeline: ReplayTimeline | undefined, connection: ReplayConnection): void {
    const isSame = connection === this.#connection;
    this.#connection = connection;
    this.#timeline = timeline;
    if (isSame && this.#controller && timeline) this.#controller.update(timeline);
    else this.#restart();
  }

  /** Ends everything; `show` begins again. */
  stop(): void {
    this.#connection = undefined;
    this.#timeline = undefined;
    this.#restart();
  }

  #restart(): void {
    const before = this.#controller;
    this.#opening.abort();
    if (before)
      this.#start = { ...this.#start, time: before.snapshot.time, isPlaying: before.snapshot.isPlaying };
    before?.destroy();
    this.#controller = undefined;
    const [timeline, container, connection] = [this.#timeline, this.#container, this.#connection];
    if (!timeline || !container || !connection) {
      this.#tell(this.#idleView());
      return;
    }
    const opening = new AbortController();
    this.#opening = opening;
    const controller = new ReplayController({
      ...this.#start,
      timeline,
      fetchChunk: connection.fetchChunk,
      openFrame: async () => this.#follow(await connection.openFrame(container, opening.signal)),
      onChange: () => {
        if (this.#controller === controller) this.#tell({ ...this.#view, ...controller.snapshot });
      },
    });
    this.#controller = controller;
    this.#tell({ ...this.#idleView(), ...controller.snapshot });
    void controller.open();
    if (this.#start.isPlaying) controller.play();
  }

  #follow(frame: PlayerFrame): PlayerFrame {
    frame.on('viewport', ({ width, height }) => this.#tell({ ...this.#view, viewport: { width, height } }));
    frame.on('assets', ({ missing }) => this.#tell({ ...this.#view, missingAssets: missing }));
    return frame;
  }

  #idleView(): ReplayView {
    const { time, speed, skipInactivity, isPlaying } = this.#start;
    return {
      state: 'idle',
      time,
      duration: this.#timeline?.duration ?? 0,
      speed,
      skipInactivity,
      isPlaying,
      hasPicture: false,
      gap: undefined,
      skipped: undefined,
      isAwaited: false,
      error: undefined,
      viewport: DEFAULT_VIEWPORT,
      missingAssets: [],
    };
  }

  #tell(view: ReplayView): void {
    this.#view = view;
    for (const listener of [...this.#listeners]) listener();
  }
}
