import { MIN_SKIPPED_MS, SKIP_LEAD_MS } from '../limits.ts';
import { holesOf, runsOf } from './chunk-runs.ts';
import type { Replay, ReplayChunk, ReplayPage, Size, TimeSpan } from './replay.ts';
import { clipSpan, mergeSpans, spanAt } from './spans.ts';

/** A document's recording, its chunks in order, each once, on one clock with the session. */
export type TimelineStream = {
  streamId: string;
  tabId: string;
  path: string;
  viewport: Size;
  /** Start on the recording's own clock, Unix ms: what the player frame counts from. */
  recordedAt: number;
  /** That moment in the replay, ms. */
  offset: number;
  chunks: ReplayChunk[];
};

/** Which document is shown when; scenes follow each other without a break from 0 to the end. */
export type Scene = TimeSpan & { streamId: string };

/** All streams of a replay as one line of time, in ms since its start. */
export type ReplayTimeline = {
  duration: number;
  isComplete: boolean;
  streams: ReadonlyMap<string, TimelineStream>;
  scenes: readonly Scene[];
  pages: readonly ReplayPage[];
  /** Nobody did anything, or no page was to be seen. */
  idle: readonly TimeSpan[];
  /** What is known to be lost. */
  gaps: readonly TimeSpan[];
  activity: readonly number[];
};

/** Lays the streams of a replay on one line of time. */
export function createTimeline(replay: Replay): ReplayTimeline {
  const streams = new Map(
    replay.streams.map((stream) => [stream.streamId, toTimelineStream(stream, replay.startedAt.getTime())]),
  );
  const seen = replay.streams.flatMap((stream) => seenSpans(stream.visible, streams.get(stream.streamId)));
  const lastChunk = Math.max(0, ...[...streams.values()].map(({ chunks }) => chunks.at(-1)?.to ?? 0));
  // While it still arrives, chunks may be ahead of the duration that was counted a moment before.
  const duration = replay.isComplete ? replay.duration : Math.max(replay.duration, lastChunk);
  const whole = { from: 0, to: Math.max(duration, 1) };
  const scenes = toScenes(seen, whole);
  const lost = scenes.flatMap((scene) => lostSpans(streams.get(scene.streamId), scene, replay.isComplete));
  const inside = (spans: readonly TimeSpan[]) => spans.flatMap((span) => clipSpan(span, whole) ?? []);
  return {
    duration,
    isComplete: replay.isComplete,
    streams,
    scenes,
    pages: replay.pages.filter(({ time }) => time <= duration),
    idle: mergeSpans(inside([...replay.inactivity, ...absences(seen, whole)])),
    gaps: mergeSpans(inside([...replay.gaps, ...lost])),
    activity: replay.activity,
  };
}

/** The scene that a moment belongs to; the last one holds the end itself. */
export function sceneAt({ scenes }: ReplayTimeline, time: number): Scene | undefined {
  return spanAt(scenes, time) ?? (time < 0 ? scenes[0] : scenes.at(-1));
}

/** The page that was open at a moment. */
export function pageAt({ pages }: ReplayTimeline, time: number): ReplayPage | undefined {
  return pages.findLast((page) => page.time <= time) ?? pages[0];
}

/** Where playback goes on when it leaves out the inactivity at a moment; undefined where that is not worth a jump. */
export function afterIdle({ idle, duration }: ReplayTimeline, time: number): number | undefined {
  const span = spanAt(idle, time);
  if (span === undefined) return undefined;
  const to = span.to >= duration ? duration : span.to - SKIP_LEAD_MS;
  return to - time >= MIN_SKIPPED_MS ? to : undefined;
}

type Manifest = Replay['streams'][number];

function toTimelineStream({ visible: _, ...stream }: Manifest, startedAt: number): TimelineStream {
  const bySequence = new Map<number, ReplayChunk>();
  // The first of two that claim one place stays, as in the player frame.
  for (const chunk of stream.chunks) {
    if (!bySequence.has(chunk.sequence)) bySequence.set(chunk.sequence, chunk);
  }
  const chunks = [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
  const first = chunks[0];
  const offset = first?.from ?? 0;
  const clockOffset = first?.clockOffset ?? 0;
  // Each chunk was corrected by its own measure of the clock; inside a document only the recording's clock counts.
  const onOneClock = (chunk: ReplayChunk): ReplayChunk => {
    const shift = clockOffset - chunk.clockOffset;
    const from = chunk.from + shift;
    return { ...chunk, from, to: Math.max(from, chunk.to + shift) };
  };
  return { ...stream, chunks: chunks.map(onOneClock), offset, recordedAt: startedAt + offset - clockOffset };
}

function seenSpans(visible: readonly TimeSpan[], stream: TimelineStream | undefined): Scene[] {
  if (stream === undefined) return [];
  const { streamId, chunks } = stream;
  const spans = mergeSpans(visible);
  if (spans.length > 0) return spans.map((span) => ({ ...span, streamId }));
  const [first, last] = [chunks[0], chunks.at(-1)];
  // Without a word on when it was seen, it was while it was recorded.
  return first && last ? [{ from: first.from, to: Math.max(last.to, first.from + 1), streamId }] : [];
}

/** At each moment the span that began last; where there is none, what was seen before stays. */
function toScenes(seen: readonly Scene[], whole: TimeSpan): Scene[] {
  const spans = seen.flatMap((scene) => {
    const clipped = clipSpan(scene, whole);
    return clipped ? [{ ...clipped, streamId: scene.streamId }] : [];
  });
  const cuts = [...new Set([whole.from, ...spans.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  const scenes: Scene[] = [];
  let shown = [...spans].sort((a, b) => a.from - b.from)[0]?.streamId;
  if (shown === undefined) return scenes;
  cuts.forEach((from, index) => {
    const to = cuts[index + 1] ?? whole.to;
    if (from >= to) return;
    const active = spans.filter((span) => span.from <= from && from < span.to);
    const latest = active.reduce<Scene | undefined>((a, b) => (a && a.from > b.from ? a : b), undefined);
    shown = latest?.streamId ?? shown;
    const last = scenes.at(-1);
    if (last !== undefined && last.streamId === shown) last.to = to;
    else scenes.push({ from, to, streamId: shown ?? '' });
  });
  return scenes;
}

function absences(seen: readonly TimeSpan[], whole: TimeSpan): TimeSpan[] {
  const spans = mergeSpans(seen);
  const edges = [whole.from, ...spans.flatMap(({ from, to }) => [from, to]), whole.to];
  return edges.flatMap((from, index) =>
    index % 2 === 0 ? [{ from, to: edges[index + 1] ?? whole.to }] : [],
  );
}

function lostSpans(stream: TimelineStream | undefined, scene: Scene, isComplete: boolean): TimeSpan[] {
  if (stream === undefined) return [];
  const damaged = new Set(stream.chunks.flatMap((chunk) => (chunk.isDamaged ? [chunk.sequence] : [])));
  // A hole in what still arrives may be filled.
  if (!isComplete && damaged.size === 0) return [];
  return holesOf(
    runsOf(stream.chunks, (sequence) => damaged.has(sequence)),
    scene,
  );
}
