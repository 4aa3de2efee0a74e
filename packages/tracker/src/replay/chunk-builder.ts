import type { Clock } from '../clock.ts';
import { REPLAY_LIMITS } from '../limits.ts';
import { RECORDED_TYPE, type RecordedEvent } from './recorder-port.ts';

/** A sealed piece of a recording. */
export type Chunk = {
  /** JSON of each event, in order. */
  readonly events: readonly string[];
  readonly firstTs: number;
  readonly lastTs: number;
  readonly hasFullSnapshot: boolean;
  readonly place: Place;
};

/** Where a chunk's first event happened; sizes in CSS px. */
export type Place = { readonly url: string; readonly viewportWidth: number; readonly viewportHeight: number };

/** What a builder needs from outside. */
export type ChunkBuilderDeps = {
  clock: Clock;
  place: () => Place;
  seal: (chunk: Chunk) => void;
  /** The way from the last full snapshot has become long: asks for another one, once. */
  onSnapshotDue: () => void;
};

type Waiting = { text: string; at: number };
type Open = { events: Waiting[]; size: number; place: Place };

/** Collects recorder events until it is time to seal them. A full snapshot begins a chunk, and seals it at once. */
export class ChunkBuilder {
  readonly #deps: ChunkBuilderDeps;
  #open: Open | undefined;
  #maxWaitMs: number = REPLAY_LIMITS.maxWaitMs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Number.POSITIVE_INFINITY;
  #snapshot = { at: 0, size: 0, sizeSince: 0, isAnotherDue: false };

  constructor(deps: ChunkBuilderDeps) {
    this.#deps = deps;
  }

  /** Bytes of the last full snapshot, 0 before the first. */
  get snapshotSize(): number {
    return this.#snapshot.size;
  }

  /** Bytes of the events after it. */
  get sizeSinceSnapshot(): number {
    return this.#snapshot.sizeSince;
  }

  add(event: RecordedEvent): void {
    const text = JSON.stringify(event);
    if (event.type === RECORDED_TYPE.meta) this.seal();
    const isSnapshot = event.type === RECORDED_TYPE.fullSnapshot;
    const isFull = this.#open && this.#open.size + text.length > REPLAY_LIMITS.maxChunkBytes;
    // A snapshot stays with the event before it, which says where and how large the page is.
    if (isFull && !isSnapshot) this.seal();
    const open = this.#open ?? { events: [], size: 2, place: this.#deps.place() };
    this.#open = open;
    open.events.push({ text, at: event.timestamp });
    open.size += text.length + 1;
    if (isSnapshot) this.#noteSnapshot(text.length, event.timestamp);
    else this.#noteIncrement(text.length, event.timestamp);
    if (isSnapshot || open.size >= REPLAY_LIMITS.maxChunkBytes) this.#seal(isSnapshot);
    else this.#schedule();
  }

  /** Seals what there is. */
  seal(): void {
    this.#seal(false);
  }

  /** Seals as many of the events that wait as fit into `maxBytes` of UTF-8, from the first on; the rest is lost. */
  sealTail(maxBytes: number): void {
    const open = this.#open;
    if (!open) return;
    const encoder = new TextEncoder();
    let size = 2;
    const fitting = open.events.findIndex(({ text }) => {
      size += encoder.encode(text).length + 1;
      return size > maxBytes;
    });
    if (fitting >= 0) open.events.length = fitting;
    this.#seal(false);
  }

  /** Bytes that wait, about: a character counts as one. */
  get waitingSize(): number {
    return this.#open?.size ?? 0;
  }

  /** How long an event waits at most from now on; without a value as usual. */
  setMaxWait(waitMs: number = REPLAY_LIMITS.maxWaitMs): void {
    this.#maxWaitMs = Math.min(REPLAY_LIMITS.maxWaitMs, Math.max(0, waitMs));
  }

  #seal(hasFullSnapshot: boolean): void {
    clearTimeout(this.#timer);
    this.#dueAt = Number.POSITIVE_INFINITY;
    const open = this.#open;
    this.#open = undefined;
    const first = open?.events[0];
    const last = open?.events.at(-1);
    if (!open || !first || !last) return;
    this.#deps.seal({
      events: open.events.map(({ text }) => text),
      firstTs: first.at,
      lastTs: last.at,
      place: open.place,
      hasFullSnapshot,
    });
  }

  #schedule(): void {
    const dueAt = this.#deps.clock() + this.#maxWaitMs;
    if (dueAt >= this.#dueAt) return;
    this.#dueAt = dueAt;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.seal(), this.#maxWaitMs);
  }

  #noteSnapshot(size: number, at: number): void {
    this.#snapshot = { at, size, sizeSince: 0, isAnotherDue: false };
  }

  #noteIncrement(size: number, at: number): void {
    const last = this.#snapshot;
    last.sizeSince += size;
    const isFar = at - last.at >= REPLAY_LIMITS.snapshotEveryMs;
    const isHeavy = last.sizeSince > Math.max(last.size, REPLAY_LIMITS.minIncrementBytes);
    if (last.size === 0 || last.isAnotherDue || !(isFar || isHeavy)) return;
    last.isAnotherDue = true;
    this.#deps.onSnapshotDue();
  }
}
