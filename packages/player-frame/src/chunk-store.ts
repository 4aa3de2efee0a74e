import { FrameError } from './errors.ts';
import { MAX_CHUNKS, MAX_EVENTS, MAX_STREAM_MS, START_TOLERANCE_MS } from './limits.ts';
import { readEvent } from './read-event.ts';
import { FULL_SNAPSHOT, META, type MetaEvent, type RecordedEvent } from './recorded-event.ts';

/** Where a full snapshot stands in the window. */
export type SnapshotPosition = { seq: number; index: number; timestamp: number };

/** A chunk as kept: its events in the order of their time. */
export type StoredChunk = {
  seq: number;
  isLast: boolean;
  events: RecordedEvent[];
  firstTimestamp: number;
  lastTimestamp: number;
};

/** What was left out of a chunk, or stood in it in the wrong order. */
export type ChunkFaults = { damaged: number; badTimes: number; isOutOfOrder: boolean };

/** The chunks of one stream that the host has given and not removed, by their number. */
export class ChunkStore {
  readonly #startedAt: number;
  readonly #chunks = new Map<number, StoredChunk>();
  #snapshots: SnapshotPosition[] = [];
  #events = 0;

  /** @param startedAt start of the stream, Unix ms */
  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  /** The lowest number in the window. */
  get firstSeq(): number {
    return Math.min(...this.#chunks.keys());
  }

  has(seq: number): boolean {
    return this.#chunks.has(seq);
  }

  get(seq: number): StoredChunk | undefined {
    return this.#chunks.get(seq);
  }

  /**
   * Keeps the sound events of a chunk.
   *
   * @throws FrameError `duplicate_chunk` for a number that is there, `too_large` when the window is full.
   */
  add(seq: number, values: unknown[], isLast: boolean): { chunk: StoredChunk; faults: ChunkFaults } {
    if (this.has(seq))
      throw new FrameError('duplicate_chunk', `Chunk ${seq} came twice; the first one stays.`);
    if (this.#chunks.size >= MAX_CHUNKS || this.#events + values.length > MAX_EVENTS) {
      throw new FrameError('too_large', 'The window is full: remove what is no longer needed.');
    }
    const { events, faults } = this.#read(values);
    const chunk: StoredChunk = {
      seq,
      isLast,
      events,
      firstTimestamp: events[0]?.timestamp ?? this.#startedAt,
      lastTimestamp: events.at(-1)?.timestamp ?? this.#startedAt,
    };
    faults.isOutOfOrder ||= this.#overlaps(chunk);
    this.#chunks.set(seq, chunk);
    this.#events += events.length;
    this.#indexSnapshots(chunk);
    return { chunk, faults };
  }

  /** Whether a chunk holds a full snapshot. */
  hasSnapshot(seq: number): boolean {
    return this.#snapshots.some((snapshot) => snapshot.seq === seq);
  }

  /** The last full snapshot at or before a moment. */
  snapshotBefore(timestamp: number): SnapshotPosition | undefined {
    return this.#snapshots.findLast((snapshot) => snapshot.timestamp <= timestamp);
  }

  /** The first full snapshot after a moment. */
  snapshotAfter(timestamp: number): SnapshotPosition | undefined {
    return this.#snapshots.find((snapshot) => snapshot.timestamp > timestamp);
  }

  /** Whether some chunk reaches back to a moment or before it. */
  reaches(timestamp: number): boolean {
    return [...this.#chunks.values()].some((chunk) => chunk.firstTimestamp <= timestamp);
  }

  /** The page's address and viewport that belong to a snapshot: the event just before it, in its chunk or the last one. */
  metaOf({ seq, index }: SnapshotPosition): MetaEvent | undefined {
    const before = index > 0 ? this.get(seq)?.events[index - 1] : this.get(seq - 1)?.events.at(-1);
    return before?.type === META ? before : undefined;
  }

  /** Drops the chunks that are not needed to show this moment or a later one. */
  removeBefore(timestamp: number): void {
    const snapshot = this.snapshotBefore(timestamp);
    if (!snapshot) return;
    // The snapshot's address may stand at the end of the chunk before.
    const first = this.metaOf(snapshot) && snapshot.index === 0 ? snapshot.seq - 1 : snapshot.seq;
    for (const [seq, chunk] of this.#chunks) {
      if (seq >= first) continue;
      this.#events -= chunk.events.length;
      this.#chunks.delete(seq);
    }
    this.#snapshots = this.#snapshots.filter(({ seq }) => seq >= first);
  }

  #read(values: unknown[]): { events: RecordedEvent[]; faults: ChunkFaults } {
    const faults: ChunkFaults = { damaged: 0, badTimes: 0, isOutOfOrder: false };
    const events: RecordedEvent[] = [];
    for (const value of values) {
      const event = readEvent(value);
      if (event === 'ignored') continue;
      if (event === 'damaged') faults.damaged += 1;
      else if (!this.#isInStream(event.timestamp)) faults.badTimes += 1;
      else {
        faults.isOutOfOrder ||= event.timestamp < (events.at(-1)?.timestamp ?? -Infinity);
        events.push(event);
      }
    }
    // The recording's clock is monotonic, so times tell the true order; sorting keeps equal times as they came.
    if (faults.isOutOfOrder) events.sort((a, b) => a.timestamp - b.timestamp);
    return { events, faults };
  }

  #isInStream(timestamp: number): boolean {
    const time = timestamp - this.#startedAt;
    return time >= -START_TOLERANCE_MS && time <= MAX_STREAM_MS;
  }

  #overlaps({ seq, events, firstTimestamp, lastTimestamp }: StoredChunk): boolean {
    if (events.length === 0) return false;
    const before = this.get(seq - 1);
    const after = this.get(seq + 1);
    return (
      (before !== undefined && before.events.length > 0 && before.lastTimestamp > firstTimestamp) ||
      (after !== undefined && after.events.length > 0 && after.firstTimestamp < lastTimestamp)
    );
  }

  #indexSnapshots({ seq, events }: StoredChunk): void {
    events.forEach(({ type, timestamp }, index) => {
      if (type === FULL_SNAPSHOT) this.#snapshots.push({ seq, index, timestamp });
    });
    this.#snapshots.sort((a, b) => a.timestamp - b.timestamp || a.seq - b.seq || a.index - b.index);
  }
}
