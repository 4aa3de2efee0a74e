import { checkMutation } from './check-mutation.ts';
import type { ChunkStore, SnapshotPosition } from './chunk-store.ts';
import { cleanTree, hasHtmlElement } from './clean-tree.ts';
import type { StageErrorCode } from './errors.ts';
import { PageTree } from './page-tree.ts';
import {
  FULL_SNAPSHOT,
  META,
  type MetaEvent,
  type RecordedEvent,
  type SnapshotEvent,
  SOURCE,
} from './recorded-event.ts';

/** How far a segment reaches: to the next full snapshot, to the stream's last chunk, or to a chunk not here yet. */
export type SegmentEnd = { kind: 'snapshot' | 'stream' | 'open'; timestamp: number };

/** Damage found in a segment. */
export type SegmentFault = { code: StageErrorCode; message: string; timestamp: number };

/**
 * A full snapshot with all that follows it in consecutive chunks up to the next one. Checked once; what cannot be
 * applied is left out, and a page that grows too large is cut there.
 */
export class Segment {
  readonly start: SnapshotPosition;
  readonly meta: MetaEvent | undefined;
  /** The snapshot, then its changes in order, times never going back. */
  readonly events: RecordedEvent[] = [];
  readonly faults: SegmentFault[] = [];
  readonly #store: ChunkStore;
  readonly #tree = new PageTree();
  #seq: number;
  #index: number;
  #isCut = false;
  #end: SegmentEnd;

  constructor(store: ChunkStore, start: SnapshotPosition) {
    this.#store = store;
    this.start = start;
    this.meta = store.metaOf(start);
    this.#seq = start.seq;
    this.#index = start.index;
    this.#end = { kind: 'open', timestamp: start.timestamp };
    this.extend();
  }

  get end(): SegmentEnd {
    return this.#end;
  }

  /** Whether the snapshot can be rebuilt at all. */
  get isPlayable(): boolean {
    return this.events[0]?.type === FULL_SNAPSHOT;
  }

  /** Takes up what has come since; returns the new events. */
  extend(): RecordedEvent[] {
    const from = this.events.length;
    while (this.#end.kind === 'open') {
      const chunk = this.#store.get(this.#seq);
      if (!chunk) break;
      const event = chunk.events[this.#index];
      if (!event) {
        if (chunk.isLast) {
          this.#end = { kind: 'stream', timestamp: this.#end.timestamp };
          break;
        }
        this.#seq += 1;
        this.#index = 0;
      } else if (event.type === FULL_SNAPSHOT && !this.#isStart()) {
        this.#end = { kind: 'snapshot', timestamp: Math.max(event.timestamp, this.#end.timestamp) };
      } else {
        this.#index += 1;
        this.#take(event);
      }
    }
    return this.events.slice(from);
  }

  #isStart(): boolean {
    return this.#seq === this.start.seq && this.#index === this.start.index;
  }

  #take(event: RecordedEvent): void {
    const timestamp = Math.max(event.timestamp, this.#end.timestamp);
    this.#end = { kind: 'open', timestamp };
    if (event.type === META || this.#isCut) return;
    if (event.type === FULL_SNAPSHOT) this.#isCut = !this.#checkSnapshot(event);
    else if (event.data.source === SOURCE.mutation) this.#isCut = !this.#checkChange(event.data, timestamp);
    if (this.#isCut) return;
    this.events.push(timestamp === event.timestamp ? event : { ...event, timestamp });
  }

  #checkSnapshot({ data: { node }, timestamp }: SnapshotEvent): boolean {
    const tree = this.#tree;
    let hasTwins = false;
    const isWhole = cleanTree(node, 0, ({ id, parentId, tag }) => {
      hasTwins ||= tree.has(id);
      tree.place(id, parentId, tag);
      return !hasTwins && !tree.isTooLarge;
    });
    if (tree.isTooLarge)
      return this.#fail('too_many_nodes', 'The page is too large to be rebuilt.', timestamp);
    if (hasTwins) return this.#fail('damaged_snapshot', 'Two nodes of the page have the same id.', timestamp);
    if (!isWhole || !hasHtmlElement(node)) {
      return this.#fail('damaged_snapshot', 'The page is damaged or nested too deeply.', timestamp);
    }
    return true;
  }

  #checkChange(data: Record<string, unknown> & { source: number }, timestamp: number): boolean {
    const isSound = checkMutation(data, this.#tree);
    if (this.#tree.isTooLarge) {
      return this.#fail('too_many_nodes', 'The page grew too large to be shown further.', timestamp);
    }
    if (!isSound) {
      // Not cut: what was sound of the change is applied, as the browser would have gone on.
      this.#fail('damaged_events', 'A change puts nodes inside themselves or uses an id twice.', timestamp);
    }
    return true;
  }

  #fail(code: StageErrorCode, message: string, timestamp: number): false {
    this.faults.push({ code, message, timestamp });
    return false;
  }
}
