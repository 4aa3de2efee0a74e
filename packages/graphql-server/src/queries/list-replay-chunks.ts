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

/**
 * The chunks of a session's recording by stream and sequence, one of each identity; the first `limit` in time when there
 * are more.
 */
export async function listReplayChunks(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  { sessionId, limit }: { sessionId: string; limit: number },
): Promise<ReplayChunkRow[]> {
  const values = createBoundValues();
  const raw = await runQuery<RawReplayChunkRow>(
    clickhouse,
    `SELECT * FROM (
       SELECT ${REPLAY_CHUNK_SELECT} FROM replay_chunks
       WHERE project_id = ${values.bind('String', scope.projectId)}
         AND session_id = ${values.bind('UUID', sessionId)}
       ORDER BY stream_id, chunk_seq, ${REPLAY_CHUNK_PRECEDENCE} LIMIT 1 BY stream_id, chunk_seq
     ) ORDER BY firstAt, streamId, sequence LIMIT ${limit}`,
    values,
  );
  return raw
    .map(toReplayChunkRow)
    .sort((a, b) => a.streamId.localeCompare(b.streamId) || a.sequence - b.sequence);
}
