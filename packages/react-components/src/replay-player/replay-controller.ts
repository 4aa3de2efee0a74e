import type { GoSightError } from '../errors.ts';
import { FRAME_SILENCE_MS, MAX_SPEED, MIN_SPEED, READ_AHEAD_MS } from '../limits.ts';
import type { Reach } from './chunk-plan.ts';
import { type MountedStream, manifestOf } from './mounted-stream.ts';
import type { TimeSpan } from './replay.ts';
import type { ReplayControllerOptions } from './replay-controller-options.ts';
import { frameErrorCode, toReplayError } from './replay-frame.ts';
import type { ReplaySnapshot, ReplayState, Skipped } from './replay-snapshot.ts';
import { afterIdle, type ReplayTimeline, type Scene, sceneAt } from './replay-timeline.ts';
import { clamp } from './spans.ts';
import { StageDriver } from './stage-driver.ts';
import { Ticker } from './ticker.ts';

/**
 * `running`: the frame plays and tells the time. `still`: nothing changes on the page, so the time is counted here.
 * `held`: nothing moves.
 */
type Mode = 'running' | 'still' | 'held';

/** How often a lost frame is opened again without asking. */
const MAX_REOPENED = 2;

/**
 * Plays a replay: follows the visible stream, sees to its chunks, steps over gaps, and never waits without an end. What
 * is wanted (time, playing, speed) is set at once; `#drive` then brings the frame there, one command at a time.
 */
export class ReplayController {
  readonly #options: ReplayControllerOptions;
  readonly #ticker = new Ticker(() => this.#tick());
  #timeline: ReplayTimeline;
  #stage: StageDriver | undefined;
  #state: ReplayState = 'idle';
  #error: GoSightError | undefined;
  #time: number;
  #speed: number;
  #skipInactivity: boolean;
  #wantsPlay = false;
  #mode: Mode = 'held';
  #gap: TimeSpan | undefined;
  #skipped: Skipped | undefined;
  #isAwaited = false;
  #isDriving = false;
  #isDirty = false;
  #isDestroyed = false;
  #reopened = 0;
  /** Counts what was asked for, so that an answer to something older is told. */
  #wish = 0;
  #heardAt = 0;
  #tickedAt = 0;
  #snapshot: ReplaySnapshot;

  constructor(options: ReplayControllerOptions) {
    this.#options = options;
    this.#timeline = options.timeline;
    this.#time = clamp(options.time ?? 0, 0, options.timeline.duration);
    this.#speed = clamp(options.speed ?? 1, MIN_SPEED, MAX_SPEED);
    this.#skipInactivity = options.skipInactivity ?? false;
    this.#snapshot = this.#read();
  }

  /** How it stands; a new object after each change. */
  get snapshot(): ReplaySnapshot {
    return this.#snapshot;
  }

  /** Opens the frame and shows the first moment. */
  async open(): Promise<void> {
    this.#setState('loading');
    try {
      const frame = await this.#options.openFrame();
      if (this.#isDestroyed) return frame.destroy();
      const stage = new StageDriver(frame, {
        fetchChunk: this.#options.fetchChunk,
        onChange: () => this.#drive(),
        onLost: (thrown) => this.#fail(thrown, stage),
      });
      this.#stage = stage;
      frame.on('time', ({ time }) => this.#onTime(time));
      frame.on('state', ({ state, time }) => {
        if (this.#mode !== 'running' || this.#isDriving || state === 'playing') return;
        this.#stall(time);
        this.#drive();
      });
      this.#drive();
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** Plays on; from the beginning after the end. */
  play(): void {
    if (this.#state === 'ended' && this.#time >= this.#timeline.duration) this.#moveTo(0);
    this.#wantsPlay = true;
    this.#wishAnew();
  }

  /** Stops where it is. */
  pause(): void {
    this.#wantsPlay = false;
    this.#wishAnew();
  }

  /** Goes to a moment, ms since the replay's start; playing goes on from there if it was on. */
  seek(time: number): void {
    if (!Number.isFinite(time)) return;
    this.#moveTo(clamp(time, 0, this.#timeline.duration));
    this.#skipped = undefined;
    if (this.#state === 'ended') this.#state = 'paused';
    this.#wishAnew();
  }

  /** 0.5 to 16. */
  setSpeed(speed: number): void {
    if (!Number.isFinite(speed)) return;
    this.#speed = clamp(speed, MIN_SPEED, MAX_SPEED);
    this.#wishAnew();
  }

  /** Whether playing leaves out what nobody did anything in. */
  setSkipInactivity(isOn: boolean): void {
    this.#skipInactivity = isOn;
    this.#wishAnew();
  }

  /** Takes up a newer timeline: more of the recording has arrived. */
  update(timeline: ReplayTimeline): void {
    const wasOpen = !this.#timeline.isComplete;
    this.#timeline = timeline;
    const scene = sceneAt(timeline, this.#time);
    const mounted = this.#stage?.mounted;
    if (scene !== undefined && scene.streamId === mounted?.streamId) {
      mounted.loader.update(manifestOf(timeline, scene));
    }
    // Who watched up to the end of what was there goes on watching.
    if (wasOpen && this.#state === 'ended' && timeline.duration > this.#time) this.#wantsPlay = true;
    this.#drive();
    this.#emit();
  }

  /** After an error: tries again what failed. */
  retry(): void {
    if (this.#state !== 'error') return;
    this.#error = undefined;
    this.#reopened = 0;
    this.#stage?.mounted?.loader.retry();
    this.#setState('loading');
    if (this.#stage === undefined) void this.open();
    else this.#wishAnew();
  }

  /** Stops everything and removes the frame. */
  destroy(): void {
    this.#isDestroyed = true;
    this.#setMode('held');
    this.#stage?.destroy();
  }

  #wishAnew(): void {
    this.#wish += 1;
    if (this.#mode === 'running') this.#setMode('held');
    this.#drive();
    this.#emit();
  }

  #moveTo(time: number): void {
    this.#time = time;
    this.#gap = undefined;
    this.#stage?.moved();
    this.#setMode('held');
  }

  /** Brings the frame to what is wanted, pass by pass, until nothing has changed meanwhile. */
  #drive(): void {
    this.#isDirty = true;
    if (this.#isDriving || !this.#canDrive) return;
    this.#isDriving = true;
    void this.#drivePasses();
  }

  get #canDrive(): boolean {
    return this.#stage !== undefined && !this.#isDestroyed && this.#state !== 'error';
  }

  async #drivePasses(): Promise<void> {
    const stage = this.#stage;
    try {
      while (this.#isDirty && stage && stage === this.#stage && this.#canDrive) {
        this.#isDirty = false;
        await this.#pass(stage);
      }
    } catch (thrown) {
      this.#fail(thrown, stage);
    } finally {
      this.#isDriving = false;
      this.#emit();
    }
    // Another frame may have opened meanwhile.
    if (this.#isDirty) this.#drive();
  }

  async #pass(stage: StageDriver): Promise<void> {
    if (this.#wantsPlay) this.#skipIdle();
    const scene = sceneAt(this.#timeline, this.#time);
    if (scene === undefined) return this.#end();
    const wish = this.#wish;
    const mounted = await stage.mount(this.#timeline, scene);
    if (mounted === undefined || wish !== this.#wish) return this.#redo();
    const aheadMs = this.#wantsPlay ? READ_AHEAD_MS * Math.max(1, this.#speed) : 0;
    mounted.loader.aim(this.#time, aheadMs, stage.isBack);
    if (this.#mode === 'running') return;
    const time = this.#time;
    const reach = mounted.loader.reach(time);
    const isShowable = time < reach.to || (reach.after === 'still' && Number.isFinite(reach.to));
    if (!isShowable) return this.#hold(stage, reach, scene);
    this.#gap = undefined;
    if (!this.#wantsPlay || time >= this.#timeline.duration) await this.#stand(stage, mounted);
    else if (time < reach.to && time >= stage.stillUntil) await this.#run(stage, mounted);
    else await this.#stayStill(stage, mounted);
  }

  /** The moment cannot be shown: it is on its way, or lost. */
  async #hold(stage: StageDriver, reach: Reach, scene: Scene): Promise<void> {
    const wish = this.#wish;
    this.#setMode('held');
    await stage.quiet();
    if (wish !== this.#wish) return this.#redo();
    if (reach.after !== 'gap') {
      const failure = reach.after === 'loading' ? stage.mounted?.loader.failureOf(reach.next) : undefined;
      if (failure !== undefined) throw failure;
      this.#isAwaited = reach.after === 'awaited';
      return this.#setState(stage.hasPicture ? 'waiting' : 'loading');
    }
    const gap = { from: Math.max(scene.from, reach.to), to: Math.min(reach.until, scene.to) };
    if (!this.#wantsPlay) {
      this.#gap = gap;
      return this.#setState(this.#state === 'ended' ? 'ended' : 'paused');
    }
    this.#skipTo(gap.to, 'gap');
    if (gap.to < this.#timeline.duration) return this.#redo();
    this.#gap = gap;
    this.#end();
  }

  async #stand(stage: StageDriver, mounted: MountedStream): Promise<void> {
    const wish = this.#wish;
    this.#setMode('held');
    const stoodAt = await stage.quiet();
    if (wish !== this.#wish) return this.#redo();
    if (stoodAt !== undefined && this.#wantsPlay === false) this.#time = this.#inScene(stoodAt);
    const isShown = await stage.show(mounted, this.#time);
    if (!isShown || wish !== this.#wish) return this.#redo();
    if (this.#wantsPlay) this.#end();
    else if (this.#state !== 'ended') this.#setState('paused');
  }

  async #run(stage: StageDriver, mounted: MountedStream): Promise<void> {
    const wish = this.#wish;
    const { state, time } = await stage.run(mounted, this.#time, this.#speed);
    if (wish !== this.#wish) return this.#redo();
    if (state !== 'playing') {
      this.#stall(time);
      return this.#redo();
    }
    this.#heardAt = performance.now();
    this.#setMode('running');
    this.#setState('playing');
  }

  /** The picture stays while time goes on: nothing was recorded here because nothing changed. */
  async #stayStill(stage: StageDriver, mounted: MountedStream): Promise<void> {
    const wish = this.#wish;
    await stage.quiet();
    const isShown = await stage.show(mounted, this.#time);
    if (!isShown || wish !== this.#wish) return this.#redo();
    if (this.#mode !== 'still') this.#tickedAt = performance.now();
    this.#setMode('still');
    this.#setState('playing');
  }

  /** The frame ran out of changes. */
  #stall(frameTime: number): void {
    const mounted = this.#stage?.mounted;
    if (mounted === undefined) return;
    this.#setMode('held');
    this.#time = Math.max(this.#time, this.#inScene(mounted.toReplayTime(frameTime)));
    this.#stage?.stalled(mounted, this.#time);
  }

  #onTime(frameTime: number): void {
    const stage = this.#stage;
    const mounted = stage?.mounted;
    if (this.#mode !== 'running' || this.#isDriving || mounted === undefined) return;
    this.#heardAt = performance.now();
    this.#advance(Math.max(this.#time, mounted.toReplayTime(frameTime)));
    stage?.free(mounted, this.#time).catch((thrown: unknown) => this.#fail(thrown, stage));
  }

  #tick(): void {
    const now = performance.now();
    if (this.#mode === 'still') {
      const passed = now - this.#tickedAt;
      this.#tickedAt = now;
      this.#advance(this.#time + passed * this.#speed);
    } else if (now - this.#heardAt >= FRAME_SILENCE_MS) {
      this.#setMode('held');
      this.#setState('waiting');
      this.#drive();
    }
  }

  /** Time passed by itself: up to the end of the scene, or of a stretch without changes. */
  #advance(time: number): void {
    const sceneEnd = sceneAt(this.#timeline, this.#time)?.to ?? this.#timeline.duration;
    const stillEnd = this.#mode === 'still' ? (this.#stage?.stillUntil ?? 0) : 0;
    const end = stillEnd > this.#time ? Math.min(stillEnd, sceneEnd) : sceneEnd;
    if (time >= end) this.#moveTo(end);
    else this.#time = time;
    this.#drive();
    this.#emit();
  }

  #skipIdle(): void {
    const to = this.#skipInactivity ? afterIdle(this.#timeline, this.#time) : undefined;
    if (to !== undefined) this.#skipTo(to, 'inactivity');
  }

  #skipTo(time: number, reason: Skipped['reason']): void {
    this.#skipped = { reason, duration: time - this.#time, time };
    this.#moveTo(time);
  }

  #redo(): void {
    this.#isDirty = true;
  }

  #inScene(time: number): number {
    const scene = sceneAt(this.#timeline, this.#time);
    return clamp(time, scene?.from ?? 0, scene?.to ?? this.#timeline.duration);
  }

  #end(): void {
    this.#setMode('held');
    this.#wantsPlay = false;
    this.#time = this.#timeline.duration;
    this.#setState('ended');
  }

  #fail(thrown: unknown, stage?: StageDriver): void {
    const code = frameErrorCode(thrown);
    // What an earlier frame still had to say does not matter any more.
    const isOld = code !== undefined && stage !== undefined && stage !== this.#stage;
    if (isOld || this.#isDestroyed || this.#state === 'error') return;
    this.#setMode('held');
    this.#wish += 1;
    if (code !== undefined) {
      this.#stage?.destroy();
      this.#stage = undefined;
    }
    if (code === 'frame_lost' && this.#reopened < MAX_REOPENED) {
      this.#reopened += 1;
      void this.open();
      return;
    }
    this.#error = toReplayError(thrown);
    this.#setState('error');
  }

  #setMode(mode: Mode): void {
    this.#mode = mode;
    if (mode === 'held') this.#ticker.stop();
    else this.#ticker.start();
  }

  #setState(state: ReplayState): void {
    this.#state = state;
    this.#emit();
  }

  #read(): ReplaySnapshot {
    return {
      state: this.#state,
      time: this.#time,
      duration: this.#timeline.duration,
      speed: this.#speed,
      skipInactivity: this.#skipInactivity,
      isPlaying: this.#wantsPlay,
      hasPicture: this.#stage?.hasPicture ?? false,
      gap: this.#gap,
      skipped: this.#skipped,
      isAwaited: this.#state === 'waiting' && this.#isAwaited,
      error: this.#error,
    };
  }

  #emit(): void {
    if (this.#isDestroyed) return;
    this.#snapshot = this.#read();
    this.#options.onChange();
  }
}
