import { buffer } from 'node:stream/consumers';
import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { createBoundValues } from './bound-values.ts';
import { REPLAY_CHUNK_PRECEDENCE } from './replay-chunk-columns.ts';
import { readRowBinary } from './row-binary.ts';
import { QUERY_SETTINGS, toApiError } from './run-query.ts';

/** A chunk with what it holds. */
export type ReplayChunkBytes = {
  readonly encoding: 'gzip' | 'identity';
  readonly isDamaged: boolean;
  readonly hasFullSnapshot: boolean;
  readonly path: string;
  readonly pathGroup: string;
  /** Empty of a damaged chunk. */
  readonly data: Buffer;
};

/** Where a chunk stands. */
export type ChunkKey = {
  readonly sessionId: string;
  /** Decimal text. */
  readonly streamId: string;
  readonly sequence: number;
};

/** The bytes of a chunk as they came; undefined when there is none. */
export async function replayChunkBytes(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  { sessionId, streamId, sequence }: ChunkKey,
): Promise<ReplayChunkBytes | undefined> {
  const values = createBoundValues();
  const chunk = [
    `project_id = ${values.bind('String', scope.projectId)}`,
    `session_id = ${values.bind('UUID', sessionId)}`,
    `stream_id = ${values.bind('UInt64', streamId)}`,
    `chunk_seq = ${values.bind('UInt32', sequence)}`,
  ].join(' AND ');
  try {
    // First which one counts, so that the bytes of the others, which a client may have sent by the hundred, stay unread.
    const { stream } = await clickhouse.exec({
      query: `SELECT toString(encoding), is_damaged, has_full_snapshot, path, toString(path_group), data
              FROM replay_chunks
              PREWHERE ${chunk} AND (log_id, log_partition, log_offset) IN (
                SELECT log_id, log_partition, log_offset FROM replay_chunks WHERE ${chunk}
                ORDER BY ${REPLAY_CHUNK_PRECEDENCE} LIMIT 1
              ) LIMIT 1 FORMAT RowBinary`,
      query_params: values.params,
      clickhouse_settings: QUERY_SETTINGS,
    });
    const answer = await buffer(stream);
    return answer.length === 0 ? undefined : toBytes(answer);
  } catch (error) {
    throw toApiError(error);
  }
}

function toBytes(answer: Buffer): ReplayChunkBytes {
  const [encoding, isDamaged, hasFullSnapshot, path, pathGroup, data] = readRowBinary(answer, [
    'string',
    'bool',
    'bool',
    'string',
    'string',
    'bytes',
  ]);
  return {
    encoding: encoding === 'gzip' ? 'gzip' : 'identity',
    isDamaged,
    hasFullSnapshot,
    path,
    pathGroup,
    data,
  };
}
