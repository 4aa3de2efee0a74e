import { AssetWatch } from './asset-watch.ts';
import { ChunkStore, type SnapshotPosition } from './chunk-store.ts';
import { FrameError } from './errors.ts';
import { FaultReporter } from './fault-reporter.ts';
import { FIRST_SNAPSHOT_GRACE_MS, TIME_EVENT_MS } from './limits.ts';
import type { AddedChunk, Playback, PlaybackState, Size, StageEvent, Stream } from './protocol.ts';
import type { Segment } from './segment.ts';
import { SegmentCache } from './segment-cache.ts';
import { SegmentPlayer } from './segment-player.ts';
import { StageClock } from './stage-clock.ts';

/** What is shown before the recording tells its size. */
const DEFAULT_SIZE: Size = { width: 1280, height: 720 };

/** The segment on show and its player. */
type Mounted = { segment: Segment; player: SegmentPlayer };

/**
 * Shows one recorded document inside an element: takes chunks in any order, plays what is consecutive, and says
 * what is damaged. Knows nothing of frames and messages.
 */
export class Stage {
  readonly #root: HTMLElement;
  readonly #emit: (event: StageEvent) => void;
  readonly #clock = new StageClock();
  readonly #faults: FaultReporter;
  readonly #assets: AssetWatch;
  readonly #segments = new SegmentCache();
  #stream: Stream | undefined;
  #store = new ChunkStore(0);
  #mounted: Mounted | undefined;
  #state: PlaybackState = 'waiting';
  #wantsPlay = false;
  #frameRequest = 0;
  #toldTime = Number.NEGATIVE_INFINITY;
  #href: string | undefined;
  #recordedSize = DEFAULT_SIZE;
  #fixedSize: Size | null = null;
  #toldSize: Size | undefined;

  /** @param root a connected element whose document may run scripts; the recorded page gets a frame without */
  constructor(root: HTMLElement, emit: (event: StageEvent) => void) {
    this.#root = root;
    this.#emit = emit;
    this.#faults = new FaultReporter((fault) => emit({ type: 'error', ...fault }));
    this.#assets = new AssetWatch((missing) => emit({ type: 'assets', missing }));
  }

  /** The recorded page on show, if any. */
  get page(): Document | null {
    return this.#mounted?.player.iframe.contentDocument ?? null;
  }

  /** Begins with another document; what was loaded goes. */
  load(stream: Stream): void {
    this.#unmount();
    this.#stream = stream;
    this.#store = new ChunkStore(stream.startedAt);
    this.#segments.clear();
    this.#faults.reset();
    this.#assets.reset();
    this.#wantsPlay = false;
    this.#href = undefined;
    this.#fixedSize = null;
    this.#clock.stop(0);
    this.#toldTime = Number.NEGATIVE_INFINITY;
    this.#setState('waiting');
    this.#setSize(stream.viewport ?? DEFAULT_SIZE);
  }

  /**
   * Takes a decoded chunk and shows it where it is what playback waited for.
   *
   * @throws FrameError `duplicate_chunk`, `too_large`, `not_loaded`
   */
  addEvents(seq: number, values: unknown[], isLast: boolean): AddedChunk {
    const { startedAt } = this.#loaded();
    const { chunk, faults } = this.#store.add(seq, values, isLast);
    const added: AddedChunk = {
      seq,
      events: chunk.events.length,
      dropped: faults.damaged + faults.badTimes,
      firstTime: chunk.firstTimestamp - startedAt,
      lastTime: chunk.lastTimestamp - startedAt,
      hasSnapshot: this.#store.hasSnapshot(seq),
    };
    const told = (count: number, what: string) => `Chunk ${seq}: ${count} ${what} left out.`;
    if (faults.damaged > 0) {
      this.#faults.report('damaged_events', told(faults.damaged, 'damaged events'), added.firstTime);
    }
    if (faults.badTimes > 0) {
      this.#faults.report('bad_time', told(faults.badTimes, 'events outside the stream'), added.firstTime);
    }
    if (faults.isOutOfOrder) {
      this.#faults.report('out_of_order', `Chunk ${seq} is not in the order of time.`, added.firstTime);
    }
    this.#takeUp();
    return added;
  }

  /** Frees what is not needed to show this moment or a later one. */
  removeBefore(time: number): void {
    this.#store.removeBefore(this.#timestamp(time));
    this.#segments.clear(this.#store.firstSeq);
  }

  /** Plays from a moment, or from where it stands; waits where chunks are missing. */
  play({ from, speed }: { from?: number; speed?: number }): Playback {
    if (speed !== undefined) this.#clock.speed = speed;
    const hasEnded = this.#state === 'ended' && from === undefined;
    this.#show(from ?? (hasEnded ? 0 : this.#clock.time), true);
    return this.#playback();
  }

  /** Stops where it is. */
  pause(): Playback {
    this.#show(this.#clock.time, false);
    return this.#playback();
  }

  /** Goes to a moment; playback goes on from there if it was on. */
  seek(time: number): Playback {
    this.#show(time, this.#wantsPlay);
    return this.#playback();
  }

  /** Changes the speed, also while playing. */
  setSpeed(speed: number): void {
    this.#clock.speed = speed;
    if (this.#state === 'playing') this.#show(this.#clock.time, true);
  }

  /** Lays the page out at another size than it was recorded at; `null` gives that one back. */
  setViewport(size: Size | null): void {
    this.#fixedSize = size;
    this.#applySize();
  }

  /** Removes everything from the root. */
  destroy(): void {
    this.#unmount();
    this.#assets.reset();
    this.#segments.clear();
    this.#store = new ChunkStore(0);
    this.#stream = undefined;
  }

  #loaded(): Stream {
    if (!this.#stream) throw new FrameError('not_loaded', 'No stream is loaded.');
    return this.#stream;
  }

  #timestamp(time: number): number {
    return this.#loaded().startedAt + time;
  }

  #playback(): Playback {
    return { state: this.#state, time: this.#clock.time };
  }

  /** Shows a moment as far as the chunks allow, and runs from there if asked to. */
  #show(time: number, shouldRun: boolean): void {
    const { startedAt } = this.#loaded();
    this.#wantsPlay = shouldRun;
    const wanted = startedAt + Math.max(time, 0);
    const segment = this.#segmentAt(wanted);
    if (!segment) {
      this.#stand(wanted - startedAt, 'waiting');
      return;
    }
    const { kind, timestamp: end } = segment.end;
    const timestamp = Math.max(wanted, segment.start.timestamp);
    const canRun = shouldRun && timestamp < end;
    if (!this.#present(segment, Math.min(timestamp, end), canRun)) {
      this.#stand(timestamp - startedAt, 'waiting');
    } else if (canRun) {
      this.#clock.start(timestamp - startedAt);
      this.#setState('playing');
      this.#tellTime();
      this.#frameRequest ||= requestAnimationFrame(this.#tick);
    } else if (kind === 'stream' && timestamp >= end) {
      this.#wantsPlay = false;
      this.#stand(end - startedAt, 'ended');
    } else {
      const isShort = shouldRun || timestamp > end;
      this.#stand(timestamp - startedAt, isShort ? 'waiting' : 'paused');
    }
  }

  #stand(time: number, state: PlaybackState): void {
    this.#clock.stop(time);
    this.#setState(state);
    this.#tellTime();
  }

  #segmentAt(timestamp: number): Segment | undefined {
    const position = this.#store.snapshotBefore(timestamp) ?? this.#firstSnapshotNear(timestamp);
    if (!position) {
      this.#unmount();
      if (this.#store.reaches(timestamp)) {
        const time = timestamp - this.#loaded().startedAt;
        this.#faults.report('missing_snapshot', 'The page that these events change is not there.', time);
      }
      return undefined;
    }
    const mounted = this.#mounted?.segment;
    if (mounted?.start.seq === position.seq && mounted.start.index === position.index) return mounted;
    const segment = this.#segments.get(this.#store, position);
    this.#reportFaults(segment);
    return segment;
  }

  #firstSnapshotNear(timestamp: number): SnapshotPosition | undefined {
    const next = this.#store.snapshotAfter(timestamp);
    return next && next.timestamp - timestamp <= FIRST_SNAPSHOT_GRACE_MS ? next : undefined;
  }

  #present(segment: Segment, timestamp: number, shouldRun: boolean): boolean {
    const previous = this.#mounted;
    try {
      if (!segment.isPlayable) throw new FrameError('damaged_snapshot', 'The page cannot be rebuilt.');
      const canGoOn = previous?.segment === segment && !previous.player.isPast(timestamp);
      const player = canGoOn ? previous.player : this.#mount(segment);
      if (shouldRun) player.play(timestamp, this.#clock.speed);
      else player.seek(timestamp);
      this.#assets.attach(player.iframe);
    } catch (error) {
      this.#unmount();
      // The reason is told already where the segment itself is damaged.
      if (segment.isPlayable) this.#reportFailure(error);
      return false;
    } finally {
      // Only now, so that the old page stands until the new one is built.
      if (previous && previous !== this.#mounted) previous.player.destroy();
    }
    this.#tellPage(segment);
    return true;
  }

  #mount(segment: Segment): SegmentPlayer {
    const { width, height } = segment.meta?.data ?? this.#loaded().viewport ?? DEFAULT_SIZE;
    const player = new SegmentPlayer(segment, {
      root: this.#root,
      size: { width, height },
      onResize: (size) => this.#setSize(size),
      onFailure: (error) => this.#reportFailure(error),
    });
    this.#mounted = { segment, player };
    this.#setSize({ width, height });
    return player;
  }

  #unmount(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = 0;
    this.#mounted?.player.destroy();
    this.#mounted = undefined;
    // What a player that failed to start may have left.
    this.#root.replaceChildren();
  }

  /** A chunk has come: lets the segment on show grow, and goes on where playback waited. */
  #takeUp(): void {
    const mounted = this.#mounted;
    const events = mounted?.segment.extend() ?? [];
    if (mounted) this.#reportFaults(mounted.segment);
    const now = this.#timestamp(this.#clock.time);
    const isAhead = events.every(({ timestamp }) => timestamp > now);
    if (isAhead) mounted?.player.append(events);
    else this.#unmount();
    if (this.#state !== 'waiting' && isAhead) return;
    // After rrweb has taken the events, which it does in microtasks.
    queueMicrotask(() => {
      if (this.#stream && this.#mounted === (isAhead ? mounted : undefined)) {
        this.#show(this.#clock.time, this.#wantsPlay);
      }
    });
  }

  readonly #tick = () => {
    this.#frameRequest = 0;
    const segment = this.#mounted?.segment;
    if (this.#state !== 'playing' || !segment || !this.#stream) return;
    const { kind, timestamp: end } = segment.end;
    if (this.#timestamp(this.#clock.time) >= end) {
      // A later page follows at once; otherwise it stands at the last moment there is.
      this.#show(kind === 'snapshot' ? this.#clock.time : end - this.#stream.startedAt, true);
      return;
    }
    if (performance.now() - this.#toldTime >= TIME_EVENT_MS) this.#tellTime();
    this.#frameRequest = requestAnimationFrame(this.#tick);
  };

  #setState(state: PlaybackState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#emit({ type: 'state', state, time: this.#clock.time });
  }

  #tellTime(): void {
    this.#toldTime = performance.now();
    this.#emit({ type: 'time', time: this.#clock.time });
  }

  #tellPage({ meta, start }: Segment): void {
    if (!meta || meta.data.href === this.#href) return;
    this.#href = meta.data.href;
    this.#emit({ type: 'page', href: this.#href, time: start.timestamp - this.#loaded().startedAt });
  }

  #setSize(size: Size): void {
    this.#recordedSize = size;
    this.#applySize();
  }

  #applySize(): void {
    const { width, height } = this.#fixedSize ?? this.#recordedSize;
    const iframe = this.#mounted?.player.iframe;
    if (iframe) {
      iframe.style.width = `${width}px`;
      iframe.style.height = `${height}px`;
    }
    if (this.#toldSize?.width === width && this.#toldSize.height === height) return;
    this.#toldSize = { width, height };
    this.#emit({ type: 'viewport', width, height });
  }

  #reportFaults(segment: Segment): void {
    for (const { code, message, timestamp } of segment.faults.splice(0)) {
      this.#faults.report(code, message, timestamp - this.#loaded().startedAt);
    }
  }

  #reportFailure(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#faults.report('replay_failed', `The page could not be rebuilt fully: ${reason}`, this.#clock.time);
  }
}
