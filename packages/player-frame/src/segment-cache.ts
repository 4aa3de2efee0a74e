import type { ChunkStore, SnapshotPosition } from './chunk-store.ts';
import { MAX_CACHED_SEGMENTS } from './limits.ts';
import { Segment } from './segment.ts';

/** Keeps the segments used last, since checking one walks all its nodes. */
export class SegmentCache {
  readonly #segments = new Map<string, Segment>();

  /** The segment that starts here, with all that has come for it. */
  get(store: ChunkStore, position: SnapshotPosition): Segment {
    const key = `${position.seq}:${position.index}`;
    const segment = this.#segments.get(key) ?? new Segment(store, position);
    segment.extend();
    // Anew at the end, so that the first is always the one not used for longest.
    this.#segments.delete(key);
    this.#segments.set(key, segment);
    const [oldest] = this.#segments.keys();
    if (oldest !== undefined && this.#segments.size > MAX_CACHED_SEGMENTS) this.#segments.delete(oldest);
    return segment;
  }

  /** Forgets the segments that start before a chunk, or all. */
  clear(beforeSeq: number = Number.POSITIVE_INFINITY): void {
    for (const [key, { start }] of this.#segments) {
      if (start.seq < beforeSeq) this.#segments.delete(key);
    }
  }
}
