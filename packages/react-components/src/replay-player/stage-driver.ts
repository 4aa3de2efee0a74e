import { MAX_HELD_BYTES } from '../limits.ts';
import { type MountedStream, manifestOf, mountStream } from './mounted-stream.ts';
import type { ReplayChunk } from './replay.ts';
import type { ReplayFrame } from './replay-frame.ts';
import type { ReplayTimeline, Scene } from './replay-timeline.ts';

/** What a {@link StageDriver} works with. */
export type StageDriverOptions = {
  fetchChunk: (chunk: ReplayChunk, signal: AbortSignal) => Promise<ArrayBuffer>;
  /** A chunk came, or is given up. */
  onChange: () => void;
  onLost: (thrown: unknown) => void;
};

/** Faults after which the frame shows no page at all. */
const BLANK_FAULTS: readonly string[] = ['damaged_snapshot', 'missing_snapshot', 'too_many_nodes'];
const NEVER = Number.NEGATIVE_INFINITY;

/** One frame as playback uses it: what it shows, whether it runs, and where it ran out of changes. Times are the replay's. */
export class StageDriver {
  readonly frame: ReplayFrame;
  readonly #options: StageDriverOptions;
  #mounted: MountedStream | undefined;
  #isRunning = false;
  #needsShow = true;
  #hasPicture = false;
  #stillUntil = NEVER;
  #stalledAt = NEVER;
  #ranFrom = NEVER;
  /** The full snapshot of the moment's own chunk lies behind it: the one before is needed. */
  #isBack = false;
  /** The frame could not build the page. */
  #hasFault = false;
  #moves = 0;

  constructor(frame: ReplayFrame, options: StageDriverOptions) {
    this.frame = frame;
    this.#options = options;
    frame.on('error', ({ code }) => {
      this.#hasFault ||= BLANK_FAULTS.includes(code);
    });
  }

  get mounted(): MountedStream | undefined {
    return this.#mounted;
  }

  /** Whether a page was ever shown. */
  get hasPicture(): boolean {
    return this.#hasPicture;
  }

  /** Whether the frame was told to play, and not yet to stop. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Whether another moment than the frame's own is wanted. */
  get needsShow(): boolean {
    return this.#needsShow;
  }

  get isBack(): boolean {
    return this.#isBack;
  }

  /** Until when the frame has nothing to play, as it said itself. */
  get stillUntil(): number {
    return this.#stillUntil;
  }

  /** Another moment is wanted than playback led to. */
  moved(): void {
    this.#moves += 1;
    this.#needsShow = true;
    this.#stillUntil = NEVER;
    this.#stalledAt = NEVER;
    this.#ranFrom = NEVER;
    this.#isBack = false;
    this.#hasFault = false;
  }

  /** Sees to it that the scene's stream is the frame's; undefined where the timeline has none. */
  async mount(timeline: ReplayTimeline, scene: Scene): Promise<MountedStream | undefined> {
    const mounted = this.#mounted;
    const isCrowded = this.#needsShow && (mounted?.loader.heldBytes ?? 0) > 2 * MAX_HELD_BYTES;
    if (mounted?.streamId === scene.streamId && !isCrowded) return mounted;
    const stream = timeline.streams.get(scene.streamId);
    if (stream === undefined) return undefined;
    mounted?.loader.stop();
    this.#mounted = undefined;
    this.#needsShow = true;
    this.#isRunning = false;
    const manifest = manifestOf(timeline, scene);
    this.#mounted = await mountStream({ frame: this.frame, stream, manifest, ...this.#options });
    return this.#mounted;
  }

  /** Lets the frame play on, or from a moment where it must; tells how that went. */
  async run(mounted: MountedStream, time: number, speed: number) {
    const moves = this.#moves;
    const isGoingOn = this.#isRunning && !this.#needsShow;
    if (!isGoingOn) this.#ranFrom = time;
    this.#isRunning = true;
    const from = isGoingOn ? {} : { from: mounted.toFrameTime(time) };
    const playback = await this.frame.play({ ...from, speed });
    if (moves === this.#moves) this.#needsShow = false;
    if (playback.state === 'playing') {
      this.#hasPicture = true;
      this.#hasFault = false;
    }
    return playback;
  }

  /** Stops the frame; gives the moment where it stood, undefined where that is not the wanted one. */
  async quiet(): Promise<number | undefined> {
    if (!this.#isRunning) return undefined;
    this.#isRunning = false;
    const { time } = await this.frame.pause();
    return this.#needsShow ? undefined : this.#mounted?.toReplayTime(time);
  }

  /** Shows a moment; false where more chunks turn out to be needed for it. */
  async show(mounted: MountedStream, time: number): Promise<boolean> {
    if (!this.#needsShow) return true;
    const moves = this.#moves;
    const { state } = await this.frame.seek(mounted.toFrameTime(time));
    this.#hasPicture = true;
    if (moves !== this.#moves) return true;
    this.#isBack = state === 'waiting' && !this.#isBack && mounted.loader.mayLieBefore(time);
    this.#needsShow = this.#isBack;
    return !this.#isBack;
  }

  /** The frame ran out of changes at a moment. */
  stalled({ loader }: MountedStream, time: number): void {
    if (time !== this.#stalledAt) {
      // Perhaps only until a chunk that came at the same moment: it may go on at once.
      this.#stalledAt = time;
      this.#isBack ||= time === this.#ranFrom && loader.mayLieBefore(time);
    } else if (this.#hasFault) {
      this.#hasFault = false;
      this.#stalledAt = NEVER;
      loader.loseStart();
    } else this.#stillUntil = loader.reach(time).to;
  }

  /** Lets the frame free what lies far behind. */
  async free({ loader, toFrameTime }: MountedStream, time: number): Promise<void> {
    const before = loader.freeBefore(time);
    if (before !== undefined) await this.frame.removeBefore(toFrameTime(before));
  }

  /** Removes the frame, and stops what was on its way to it. */
  destroy(): void {
    this.#mounted?.loader.stop();
    this.frame.destroy();
  }
}
