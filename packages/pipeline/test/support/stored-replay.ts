import { buffer } from 'node:stream/consumers';
import type { Engines } from '@gosight/engines';
import { ask } from './stored.ts';

type Clickhouse = Pick<Engines, 'clickhouse'>;

/** A stored chunk, its times in Unix ms. */
export type StoredChunk = Record<string, unknown> & { data: Buffer };

/** All chunks of a project in the order of their sequences. */
export async function storedChunks(engines: Clickhouse, projectId: string): Promise<StoredChunk[]> {
  const rows = await ask<Record<string, unknown> & { bytes: string }>(
    engines,
    `SELECT * EXCEPT (data, first_ts, last_ts), hex(data) AS bytes, hex(stream_id) AS stream,
       toUnixTimestamp64Milli(first_ts) AS first_ms, toUnixTimestamp64Milli(last_ts) AS last_ms
     FROM replay_chunks WHERE project_id = {p: String} ORDER BY stream_id, chunk_seq, log_offset`,
    { p: projectId },
  );
  return rows.map(({ bytes, ...row }) => ({ ...row, data: Buffer.from(bytes, 'hex') }));
}

/** The bytes of one chunk as the API reads them. */
export async function storedBytes(
  { clickhouse }: Clickhouse,
  projectId: string,
  sequence: number,
): Promise<Buffer> {
  const { stream } = await clickhouse.exec({
    query: `SELECT data FROM replay_chunks
      WHERE project_id = {p: String} AND chunk_seq = {s: UInt32} FORMAT RawBLOB`,
    query_params: { p: projectId, s: sequence },
  });
  return buffer(stream);
}

export type ReplayTotals = {
  chunks: number;
  identities: number;
  conflicts: number;
  damaged: number;
  bytes: number;
  sessions: number;
  sessionChunks: number;
  sessionDamaged: number;
  sessionBytes: number;
};

/** What both tables say about a project: a rollup that counts a repetition twice differs from the raw rows. */
export async function replayTotals(engines: Clickhouse, projectId: string): Promise<ReplayTotals> {
  const [row] = await ask<Record<keyof ReplayTotals, string>>(
    engines,
    `WITH {project: String} AS p
     SELECT (SELECT count() FROM replay_chunks WHERE project_id = p) AS chunks,
       (SELECT uniqExact(stream_id, chunk_seq, chunk_hash) FROM replay_chunks WHERE project_id = p) AS identities,
       (SELECT countIf(is_conflict) FROM replay_chunks WHERE project_id = p) AS conflicts,
       (SELECT countIf(is_damaged) FROM replay_chunks WHERE project_id = p) AS damaged,
       (SELECT sum(length(data)) FROM replay_chunks WHERE project_id = p) AS bytes,
       (SELECT uniqExact(session_id) FROM replay_sessions WHERE project_id = p) AS sessions,
       (SELECT sum(chunk_count) FROM replay_sessions WHERE project_id = p) AS sessionChunks,
       (SELECT sum(damaged_count) FROM replay_sessions WHERE project_id = p) AS sessionDamaged,
       (SELECT sum(bytes) FROM replay_sessions WHERE project_id = p) AS sessionBytes`,
    { project: projectId },
  );
  if (row === undefined) throw new Error('ClickHouse answered nothing');
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Number(value)]),
  ) as ReplayTotals;
}
