import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { createBoundValues } from './bound-values.ts';
import {
  type RawReplayChunkRow,
  REPLAY_CHUNK_PRECEDENCE,
  REPLAY_CHUNK_SELECT,
  toReplayChunkRow,
} from './replay-chunk-columns.ts';
import type { ReplayChunkRow } from './replay-chunk-row.ts';
import { runQuery } from './run-query.ts';
import { parseStreamId } from './stream-id.ts';

/** Where a chunk stands in its session. */
export type ChunkPlace = {
  /** 16 hex digits. */
  readonly streamId: string;
  readonly sequence: number;
};

/** Those of the named chunks, at most `MAX_CHUNKS_PER_LOOKUP`, that are stored, by stream and sequence. */
export async function findReplayChunks(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  { sessionId, places }: { sessionId: string; places: readonly ChunkPlace[] },
): Promise<ReplayChunkRow[]> {
  const values = createBoundValues();
  const streamIds = [...new Set(places.map(({ streamId }) => parseStreamId(streamId) ?? '0'))];
  const sequences = [...new Set(places.map(({ sequence }) => String(sequence)))];
  const raw = await runQuery<RawReplayChunkRow>(
    clickhouse,
    `SELECT ${REPLAY_CHUNK_SELECT} FROM replay_chunks
     WHERE project_id = ${values.bind('String', scope.projectId)}
       AND session_id = ${values.bind('UUID', sessionId)}
       AND has(arrayMap(id -> toUInt64(id), ${values.bind('Array(String)', streamIds)}), stream_id)
       AND has(arrayMap(id -> toUInt32(id), ${values.bind('Array(String)', sequences)}), chunk_seq)
     ORDER BY stream_id, chunk_seq, ${REPLAY_CHUNK_PRECEDENCE} LIMIT 1 BY stream_id, chunk_seq`,
    values,
  );
  const wanted = new Set(places.map(({ streamId, sequence }) => `${streamId} ${sequence}`));
  return raw.map(toReplayChunkRow).filter(({ streamId, sequence }) => wanted.has(`${streamId} ${sequence}`));
}
