import { randomUUID } from 'node:crypto';
import { openTestEngines } from '@gosight/engines/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReplayChunkRow } from '../src/write/replay-chunk-row.ts';
import { createReplayWriter } from '../src/write/replay-writer.ts';
import { silentLogger } from './support/run-pipeline.ts';
import { ask } from './support/stored.ts';
import { replayTotals } from './support/stored-replay.ts';

let engines: Awaited<ReturnType<typeof openTestEngines>>;

beforeAll(async () => {
  engines = await openTestEngines();
});
afterAll(() => engines?.close());

const time = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
const uint16 = fc.oneof(fc.constantFrom(0, 65_535), fc.nat(65_535));
const uint32 = fc.oneof(fc.constantFrom(0, 2 ** 32 - 1), fc.nat());
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', "a'\n\t\\b\u0000", 'é'.repeat(200)),
);
const row = fc.record({
  project_id: fc.constant(''),
  session_id: fc.uuid(),
  session_day: time.map((ms) => new Date(ms).toISOString().slice(0, 10)),
  visitor_id: fc.uuid(),
  stream_id: uint64,
  tab_id: uint64,
  chunk_seq: uint32,
  first_ts: time,
  last_ts: time,
  clock_offset: fc.maxSafeInteger(),
  received_at: time,
  has_full_snapshot: fc.boolean(),
  event_count: uint32,
  raw_size: uint32,
  size: uint32,
  encoding: fc.constantFrom('gzip', 'identity'),
  url: text,
  path: text,
  path_group: text,
  device: text,
  is_bot: fc.boolean(),
  viewport_width: uint16,
  viewport_height: uint16,
  is_damaged: fc.boolean(),
  is_conflict: fc.boolean(),
  chunk_hash: uint64,
  log_id: text,
  log_partition: uint16,
  log_offset: uint64,
  data: fc.uint8Array({ maxLength: 300 }),
}) satisfies fc.Arbitrary<ReplayChunkRow>;

/** What ClickHouse holds, written as the rows were. */
async function storedRows(projectId: string): Promise<unknown[]> {
  const milliseconds = (column: string) => `toUnixTimestamp64Milli(${column}) AS ${column}`;
  const times = ['first_ts', 'last_ts', 'received_at'];
  const rows = await ask<Record<string, unknown>>(
    engines,
    `SELECT * EXCEPT (data, ${times.join(', ')}), hex(data) AS bytes,
       ${times.map((column) => milliseconds(`replay_chunks.${column}`).replace('AS replay_chunks.', 'AS ')).join(', ')}
     FROM replay_chunks WHERE project_id = {p: String}`,
    { p: projectId },
  );
  return rows.map(({ bytes, ...rest }) => {
    const numbers = [...times, 'clock_offset'].map((column) => [column, Number(rest[column])]);
    return {
      ...rest,
      ...Object.fromEntries(numbers),
      data: Buffer.from(String(bytes), 'hex').toString('hex'),
    };
  });
}

it('stores every value of every column, over many months in one insert, once for each token', async () => {
  const insert = createReplayWriter({ clickhouse: engines.clickhouse, logger: silentLogger });
  const { signal } = new AbortController();
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (generated) => {
      const projectId = randomUUID();
      const rows = generated.map((one) => ({ ...one, project_id: projectId }));
      for (let i = 0; i < 2; i++) expect(await insert(rows, { token: projectId, signal })).toBe(true);
      const expected = rows.map(({ data, ...rest }) => ({
        ...rest,
        data: Buffer.from(data).toString('hex'),
      }));
      expect(sorted(await storedRows(projectId))).toEqual(sorted(expected));
      const { chunks, sessionChunks, bytes, sessionBytes } = await replayTotals(engines, projectId);
      expect([chunks, sessionChunks, sessionBytes]).toEqual([rows.length, rows.length, bytes]);
    }),
    { numRuns: 20 },
  );
});

function sorted(rows: unknown[]): unknown[] {
  const keyed = rows.map((one) => Object.entries(one as object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return keyed.map((entries) => JSON.stringify(entries)).sort();
}
