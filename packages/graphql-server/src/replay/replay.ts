import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { MAX_CHUNKS_PER_REPLAY } from '../limits.ts';
import { listReplayChunks } from '../queries/list-replay-chunks.ts';
import type { ReplayChunkRow } from '../queries/replay-chunk-row.ts';
import { sessionInputs } from '../queries/session-inputs.ts';
import type { SessionRow } from '../queries/session-row.ts';
import { type VisibilityEvent, visibilityEvents } from '../queries/visibility-events.ts';
import { mergeSpans } from './merge-spans.ts';
import { streamGaps } from './stream-gaps.ts';
import type { TimeSpan } from './time-span.ts';
import { visibleSpans } from './visible-spans.ts';

/** One document of a recording; it has at least one chunk. */
export type ReplayStream = {
  /** 16 hex digits. */
  readonly streamId: string;
  /** By sequence. */
  readonly chunks: readonly [ReplayChunkRow, ...ReplayChunkRow[]];
  readonly recorded: TimeSpan;
  visible(): Promise<TimeSpan[]>;
};

/** The recording of a session. What it needs events for is asked when it is called, once. */
export type Replay = {
  readonly session: SessionRow;
  readonly recorded: TimeSpan;
  /** By their beginning. */
  readonly streams: readonly ReplayStream[];
  readonly gaps: readonly TimeSpan[];
  /** Whether the recording has more chunks than one answer holds. */
  readonly isCut: boolean;
  inputs(): Promise<TimeSpan[]>;
};

/** The recording of a session that the scope may see; null when none of it came whole. */
export async function loadReplay(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  session: SessionRow,
): Promise<Replay | null> {
  const { sessionId } = session;
  const found = await listReplayChunks(clickhouse, scope, { sessionId, limit: MAX_CHUNKS_PER_REPLAY + 1 });
  const isCut = found.length > MAX_CHUNKS_PER_REPLAY;
  if (!found.some(({ isDamaged }) => !isDamaged)) return null;
  const visibility = once(() => visibilityEvents(clickhouse, scope, session));
  const whole = spanOf(found);
  const streams = [...Map.groupBy(found, ({ streamId }) => streamId)]
    .flatMap(([streamId, [first, ...rest]]) =>
      first ? [replayStream([first, ...rest], { streamId, whole, visibility })] : [],
    )
    .sort((a, b) => a.recorded.from - b.recorded.from);
  return {
    session,
    recorded: whole,
    streams,
    gaps: mergeSpans(streams.flatMap(({ chunks }) => streamGaps(chunks))),
    isCut,
    inputs: once(() => sessionInputs(clickhouse, scope, session)),
  };
}

function replayStream(
  chunks: ReplayStream['chunks'],
  options: { streamId: string; whole: TimeSpan; visibility: () => Promise<VisibilityEvent[]> },
): ReplayStream {
  const { streamId, whole, visibility } = options;
  const recorded = spanOf(chunks);
  return {
    streamId,
    chunks,
    recorded,
    visible: async () => {
      const events = (await visibility()).filter((event) => event.streamId === streamId);
      return visibleSpans(events, { recorded, whole });
    },
  };
}

function spanOf(chunks: readonly ReplayChunkRow[]): TimeSpan {
  return {
    from: chunks.reduce((earliest, { from }) => Math.min(earliest, from), Number.POSITIVE_INFINITY),
    to: chunks.reduce((latest, { to }) => Math.max(latest, to), Number.NEGATIVE_INFINITY),
  };
}

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
