import { pause } from '../client/pause.ts';
import { reconnectDelay } from '../client/reconnect-delay.ts';
import { type GoSightError, toGoSightError } from '../errors.ts';
import {
  CHUNK_ATTEMPTS,
  KEEP_BEHIND_MS,
  MAX_HELD_BYTES,
  MAX_PARALLEL_CHUNKS,
  MISSING_CHUNK_WAIT_MS,
} from '../limits.ts';
import { type ChunkPlan, planChunks, type Reach, reachOf } from './chunk-plan.ts';
import { runAt, runsOf } from './chunk-runs.ts';
import type { ReplayChunk } from './replay.ts';

/** What a {@link ChunkLoader} works with. */
export type ChunkLoaderOptions = {
  /** Fetches a chunk's bytes; rejects with a `GoSightError`. */
  fetchChunk: (chunk: ReplayChunk, signal: AbortSignal) => Promise<ArrayBuffer>;
  /** Hands bytes to the frame: false where the frame found them damaged; rejects where the frame is lost. */
  deliver: (chunk: ReplayChunk, bytes: ArrayBuffer) => Promise<boolean>;
  /** Something came, or is given up. */
  onChange: () => void;
};

/** What a loader knows of its stream. */
export type StreamManifest = {
  chunks: readonly ReplayChunk[];
  /** No chunk that is missing will come any more. */
  isComplete: boolean;
  /** More may follow the last one. */
  isOpen: boolean;
};

/** `lost`: never to come. `failed`: could not be fetched, may be later. */
type ChunkState = 'fetching' | 'there' | 'lost' | 'failed';

/** Brings the chunks of one stream into the frame: those that a moment needs first, then some ahead. */
export class ChunkLoader {
  readonly #options: ChunkLoaderOptions;
  readonly #states = new Map<number, ChunkState>();
  readonly #fetches = new Map<number, AbortController>();
  /** Chunks that the manifest does not list, waited for. */
  readonly #awaited = new Map<number, ReturnType<typeof setTimeout>>();
  readonly #failures = new Map<number, GoSightError>();
  #manifest: StreamManifest;
  #plan: ChunkPlan<ReplayChunk> = { wanted: [], start: undefined };
  #isStopped = false;

  constructor(manifest: StreamManifest, options: ChunkLoaderOptions) {
    this.#options = options;
    this.#manifest = manifest;
    this.#loseDamaged();
  }

  /** Takes up a newer manifest: what was waited for may have come, late. */
  update(manifest: StreamManifest): void {
    const known = new Set(this.#manifest.chunks.map(({ sequence }) => sequence));
    this.#manifest = manifest;
    for (const { sequence } of manifest.chunks) {
      if (known.has(sequence)) continue;
      clearTimeout(this.#awaited.get(sequence));
      this.#awaited.delete(sequence);
      this.#states.delete(sequence);
    }
    this.#loseDamaged();
  }

  /**
   * Sees to it that the moment can be shown, and what follows it within `aheadMs` be played.
   *
   * @param isBack - begins one full snapshot earlier, where that of the moment's own chunk turned out to lie behind it
   */
  aim(time: number, aheadMs: number, isBack = false): void {
    this.#plan = planChunks(this.#runs(), { time, aheadMs, isBack });
    const wanted = new Set(this.#plan.wanted.map(({ sequence }) => sequence));
    for (const [sequence, controller] of this.#fetches) if (!wanted.has(sequence)) controller.abort();
    this.#fetchNext();
    this.#awaitMissing(time, aheadMs);
  }

  /** How far playback can go from a moment, and what comes then. */
  reach(time: number): Reach {
    return reachOf(this.#runs(), {
      time,
      start: this.#plan.start,
      isThere: (sequence) => this.#states.get(sequence) === 'there',
      isAwaited: (sequence) => this.#isAwaited(sequence),
      isOpen: this.#manifest.isOpen,
    });
  }

  /** Why a chunk could not be fetched, if so. */
  failureOf(sequence: number): GoSightError | undefined {
    return this.#failures.get(sequence);
  }

  /** Whether the moment's snapshot stands in the very chunk of the moment, so that it may lie behind it. */
  mayLieBefore(time: number): boolean {
    const { start } = this.#plan;
    const run = runAt(this.#runs(), time);
    return start !== undefined && start !== run?.chunks[0] && time <= start.to;
  }

  /** Gives up the chunk that playback started from: its page cannot be built. */
  loseStart(): void {
    const { start } = this.#plan;
    if (start !== undefined) this.#states.set(start.sequence, 'lost');
  }

  /** Encoded bytes in the frame. */
  get heldBytes(): number {
    return this.#manifest.chunks.reduce(
      (sum, { sequence, bytes }) => sum + (this.#states.get(sequence) === 'there' ? bytes : 0),
      0,
    );
  }

  /** The moment before which the frame may free everything; undefined while it holds little. */
  freeBefore(time: number): number | undefined {
    if (this.heldBytes <= MAX_HELD_BYTES) return undefined;
    const before = time - KEEP_BEHIND_MS;
    const { start } = planChunks(this.#runs(), { time: before, aheadMs: 0, isBack: false });
    if (start === undefined) return undefined;
    // The frame may keep one more, for the page's address; a chunk that comes twice does no harm.
    const freed = this.#manifest.chunks.filter(
      ({ sequence }) => sequence < start.sequence && this.#states.get(sequence) === 'there',
    );
    for (const { sequence } of freed) this.#states.delete(sequence);
    return freed.length > 0 ? before : undefined;
  }

  /** Tries again what failed. */
  retry(): void {
    for (const sequence of this.#failures.keys()) this.#states.delete(sequence);
    this.#failures.clear();
  }

  /** Stops all fetches and timers for good. */
  stop(): void {
    this.#isStopped = true;
    for (const controller of this.#fetches.values()) controller.abort();
    for (const timer of this.#awaited.values()) clearTimeout(timer);
  }

  #runs() {
    return runsOf(this.#manifest.chunks, (sequence) => this.#states.get(sequence) === 'lost');
  }

  #loseDamaged(): void {
    for (const { sequence, isDamaged } of this.#manifest.chunks)
      if (isDamaged) this.#states.set(sequence, 'lost');
  }

  /** What is not listed and not given up may still come, while the recording arrives. */
  #isAwaited(sequence: number): boolean {
    return !this.#manifest.isComplete && this.#states.get(sequence) !== 'lost';
  }

  #awaitMissing(time: number, aheadMs: number): void {
    const { after, next, to } = this.reach(time);
    if (after !== 'awaited' || to > time + aheadMs || this.#awaited.has(next)) return;
    const timer = setTimeout(() => {
      this.#awaited.delete(next);
      this.#states.set(next, 'lost');
      this.#options.onChange();
    }, MISSING_CHUNK_WAIT_MS);
    this.#awaited.set(next, timer);
  }

  #fetchNext(): void {
    for (const chunk of this.#plan.wanted) {
      if (this.#isStopped || this.#fetches.size >= MAX_PARALLEL_CHUNKS) return;
      if (this.#states.has(chunk.sequence)) continue;
      const controller = new AbortController();
      this.#fetches.set(chunk.sequence, controller);
      this.#states.set(chunk.sequence, 'fetching');
      void this.#bring(chunk, controller.signal);
    }
  }

  async #bring(chunk: ReplayChunk, signal: AbortSignal): Promise<void> {
    const { sequence } = chunk;
    const [state, error] = await this.#attempt(chunk, signal);
    this.#fetches.delete(sequence);
    if (this.#isStopped) return;
    if (state === undefined) this.#states.delete(sequence);
    else this.#states.set(sequence, state);
    if (error !== undefined) this.#failures.set(sequence, error);
    this.#fetchNext();
    this.#options.onChange();
  }

  /** The chunk's state afterwards: undefined where it is not wanted any more. */
  async #attempt(chunk: ReplayChunk, signal: AbortSignal): Promise<[ChunkState | undefined, GoSightError?]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const bytes = await this.#options.fetchChunk(chunk, signal);
        if (this.#isStopped) return [undefined];
        return [(await this.#options.deliver(chunk, bytes)) ? 'there' : 'lost'];
      } catch (thrown) {
        const error = toGoSightError(thrown);
        if (this.#isStopped || signal.aborted) return [undefined];
        if (error.code === 'not_found') return ['lost'];
        if (!error.isRetryable || attempt >= CHUNK_ATTEMPTS) return ['failed', error];
        await pause(reconnectDelay(attempt), signal);
        if (signal.aborted) return [undefined];
      }
    }
  }
}
