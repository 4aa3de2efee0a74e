import { ChunkEncoding } from '@gosight/proto';
import { expect, it } from 'vitest';
import { newStream } from '../../test/support/build-batch.ts';
import { recordHeader } from '../../test/support/run-pipeline.ts';
import { parseUserAgent } from '../process/enrich/user-agent.ts';
import { replayChunkRow } from './replay-chunk-row.ts';
import { REPLAY_COLUMNS } from './replay-columns.ts';
import { encodeRows } from './row-binary.ts';

const RECEIVED = Date.UTC(2026, 5, 15, 12);

function rowAt(firstTs: number, lastTs: number) {
  const data = new Uint8Array([1]);
  return replayChunkRow({
    header: recordHeader('p', RECEIVED),
    chunk: {
      ...newStream(RECEIVED),
      chunkSeq: 0,
      encoding: ChunkEncoding.GZIP,
      firstTs,
      lastTs,
      hasFullSnapshot: false,
      eventCount: 1,
      rawSize: 1,
      data,
      url: '',
      viewportWidth: 0,
      viewportHeight: 0,
    },
    rawSize: 1,
    userAgent: parseUserAgent(''),
    chunkHash: '1',
    isConflict: false,
    logId: 'l',
    partition: 0,
    offset: 0,
  });
}

it('moves the times of a wrong clock by one offset', () => {
  const future = RECEIVED + 10 * 365 * 86_400_000;
  const row = rowAt(future - 900, future);
  expect([row.first_ts, row.last_ts]).toEqual([RECEIVED - 900, RECEIVED]);
  expect(future + row.clock_offset).toBe(RECEIVED);
});

it('can be inserted whatever times a client sends', () => {
  for (const ts of [1, 2 ** 53, 2 ** 63, 2 ** 64 - 2048]) {
    expect(encodeRows(REPLAY_COLUMNS, [rowAt(ts, ts)]).length).toBeGreaterThan(0);
  }
});
