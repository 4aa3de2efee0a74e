import { gzipSync } from 'node:zlib';
import type { ClickHouseClient } from '@clickhouse/client';
import { uuidOf } from './fixture-events.ts';

/** A chunk of a fixture; columns beyond these are those of `replay_chunks`. */
export type FixtureChunk = {
  readonly projectId: string;
  /** Names the session. */
  readonly session: string;
  /** 16 hex digits. @defaultValue that of the session's events */
  readonly streamId?: string;
  readonly sequence: number;
  /** Unix ms on the server's clock. */
  readonly from: number;
  readonly to?: number;
  /** What it holds, stored with gzip. @defaultValue an empty list */
  readonly events?: readonly unknown[];
  /** What it holds, stored as it is. */
  readonly data?: Uint8Array;
  readonly columns?: Readonly<Record<string, unknown>>;
};

/** The stream of a session's events in `insertSessions`, 16 hex digits. */
export function streamOf(session: string): string {
  const id = BigInt(`0x${uuidOf(`stream of ${session}`).slice(0, 8)}`) * 1_000_003n;
  return id.toString(16).padStart(16, '0');
}

/** The stored bytes of rrweb events. */
export function gzipEvents(events: readonly unknown[]): Uint8Array {
  return gzipSync(JSON.stringify(events));
}

let insertCount = 0;

/** Stores the chunks as the processor does, in one block. */
export async function insertChunks(
  clickhouse: ClickHouseClient,
  chunks: readonly FixtureChunk[],
): Promise<void> {
  // JSON can't carry bytes: they travel as base64 through a table of their own.
  const table = `fixture_chunks_${insertCount++}`;
  await clickhouse.command({ query: `CREATE TABLE ${table} AS replay_chunks ENGINE = Memory` });
  await clickhouse.insert({ table, values: chunks.map(chunkRow), format: 'JSONEachRow' });
  await clickhouse.command({
    query: `INSERT INTO replay_chunks SELECT * REPLACE(base64Decode(data) AS data) FROM ${table}`,
  });
  await clickhouse.command({ query: `DROP TABLE ${table}` });
}

function chunkRow(chunk: FixtureChunk, index: number): Record<string, unknown> {
  const { projectId, session, sequence, from, to = from + 4_000, events = [], columns } = chunk;
  const { streamId = streamOf(session) } = chunk;
  const data = chunk.data ?? gzipEvents(events);
  const isDamaged = columns?.['is_damaged'] === true;
  return {
    project_id: projectId,
    session_id: uuidOf(session),
    session_day: new Date(from).toISOString().slice(0, 10),
    visitor_id: uuidOf(`visitor of ${session}`),
    stream_id: BigInt(`0x${streamId}`).toString(),
    tab_id: '77',
    chunk_seq: sequence,
    first_ts: new Date(from).toISOString(),
    last_ts: new Date(to).toISOString(),
    clock_offset: '0',
    received_at: new Date(to + 300).toISOString(),
    has_full_snapshot: sequence === 0,
    event_count: Math.max(events.length, 1),
    raw_size: JSON.stringify(events).length,
    size: data.length,
    encoding: chunk.data ? 'identity' : 'gzip',
    url: 'https://shop.example.com/product/42',
    path: '/product/42',
    path_group: '/product/:id',
    device: 'desktop',
    is_bot: false,
    viewport_width: 1280,
    viewport_height: 720,
    is_damaged: isDamaged,
    is_conflict: false,
    chunk_hash: '1',
    log_id: 'log',
    log_partition: 1,
    log_offset: String(insertCount * 1_000 + index),
    data: isDamaged ? '' : Buffer.from(data).toString('base64'),
    ...columns,
  };
}
