import { encodeRecord } from '@gosight/proto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newStream, shopBatch } from '../../test/support/build-batch.ts';
import { CHROME } from '../../test/support/test-project.ts';
import { createBatchIdentities } from './batch-identities.ts';
import { createUserAgentParser } from './enrich/user-agent.ts';
import { processRecord } from './process-record.ts';

const RECEIVED = Date.UTC(2026, 5, 15, 12);

function record(
  offset: number,
  body: Uint8Array,
  overrides: { rejected?: { index: number; code: string }[] } = {},
) {
  const header = {
    projectId: 'p',
    receivedAt: RECEIVED,
    clockOffset: 0,
    clientAddress: '',
    userAgent: CHROME,
    requestId: 'r',
    rejected: [],
    ...overrides,
  };
  return { offset, key: 'p:s', timestamp: RECEIVED, value: encodeRecord(header, body) };
}

describe('processRecord', () => {
  it('skips the events that ingest refused, and keeps the places of the others', () => {
    const options = {
      logId: 'l',
      partition: 0,
      identities: createBatchIdentities(),
      parseUserAgent: createUserAgentParser(),
    };
    const baseTs = RECEIVED - 10_000;
    const rows = processRecord(
      record(0, shopBatch({ baseTs }), { rejected: [{ index: 1, code: 'bad_page' }] }),
      options,
    );
    expect(rows.map((row) => [row.event_index, Date.parse(row.ts) - baseTs])).toEqual([
      [0, 0],
      [2, 200],
      [3, 300],
      [4, 400],
    ]);
  });

  it('gives the same rows when a chunk is done again, wherever chunks begin', () => {
    const streams = [newStream(), newStream()];
    const bodies = streams.flatMap((stream) =>
      [0, 1].flatMap((batchSeq) =>
        [1, 2].map((navigation) =>
          shopBatch({
            ...stream,
            baseTs: RECEIVED,
            batchSeq,
            events: [{ page: 1, pageView: { navigation: navigation as 1 | 2 } }],
          }),
        ),
      ),
    );
    const run = (order: number[], from: number) => {
      const options = {
        logId: 'l',
        partition: 3,
        identities: createBatchIdentities(),
        parseUserAgent: createUserAgentParser(),
      };
      const rows = order.map((body, offset) =>
        processRecord(record(offset, bodies[body] ?? new Uint8Array()), options),
      );
      return JSON.stringify(rows.slice(from));
    };
    const redo = (order: number[], from: number) => {
      const options = {
        logId: 'l',
        partition: 3,
        identities: createBatchIdentities(),
        parseUserAgent: createUserAgentParser(),
      };
      const first = order
        .slice(0, from)
        .map((body, offset) => record(offset, bodies[body] ?? new Uint8Array()));
      for (const earlier of first) {
        // As a new owner does: identities come from the rows that are stored, not from the records.
        const [row] = processRecord(earlier, { ...options, identities: createCopy(options.identities) });
        if (row)
          options.identities.add({
            projectId: row.project_id,
            streamId: row.stream_id,
            batchSeq: row.batch_seq,
            hash: row.batch_hash,
            receivedAt: Date.parse(row.received_at),
          });
      }
      const again = order
        .slice(from)
        .map((body, index) => processRecord(record(from + index, bodies[body] ?? new Uint8Array()), options));
      return JSON.stringify(again);
    };
    fc.assert(
      fc.property(
        fc.array(fc.nat(bodies.length - 1), { minLength: 1, maxLength: 30 }),
        fc.nat(29),
        (order, cut) => {
          const from = cut % order.length;
          expect(redo(order, from)).toBe(run(order, from));
        },
      ),
    );
  });
});

/** Asks the given identities but adds to nothing. */
function createCopy(identities: ReturnType<typeof createBatchIdentities>) {
  return { compare: identities.compare, add() {} };
}
