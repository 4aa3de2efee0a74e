import type { ClickHouseClient } from '@clickhouse/client';
import { DUPLICATE_LIMITS } from '../limits.ts';
import { type BatchIdentities, createBatchIdentities } from './batch-identities.ts';

/** The place in the log from which a processor goes on. */
export type StartPlace = {
  readonly logId: string;
  readonly partition: number;
  /** Offset of the first record to be processed: it and those behind it are not loaded, stored or not. */
  readonly offset: number;
  /** When that record was received, Unix ms: the horizon is counted from there, however long it has waited. */
  readonly receivedAt: number;
};

type Row = {
  project_id: string;
  stream_id: string;
  batch_seq: number;
  batch_hash: string;
  received_ms: string;
};

/**
 * The identities that ClickHouse holds for the records of a partition before a place, newest `maxIdentities`. Whatever came
 * from another log came before: a log begins where its forerunner was lost.
 */
export async function loadBatchIdentities(
  clickhouse: Pick<ClickHouseClient, 'query'>,
  { logId, partition, offset, receivedAt }: StartPlace,
): Promise<BatchIdentities> {
  const result = await clickhouse.query({
    query: `
      SELECT project_id, stream_id, batch_seq, batch_hash, received_ms
      FROM (
        SELECT project_id, stream_id, batch_seq, batch_hash, log_id = {logId: String} AS is_own, log_offset,
               toUnixTimestamp64Milli(received_at) AS received_ms
        FROM batches
        WHERE log_partition = {partition: UInt16} AND (log_id != {logId: String} OR log_offset < {offset: UInt64})
          AND received_at >= fromUnixTimestamp64Milli({since: Int64})
        ORDER BY is_own DESC, log_offset DESC
        LIMIT {limit: UInt32}
      )
      ORDER BY is_own, log_offset`,
    query_params: {
      logId,
      partition,
      offset,
      since: Math.max(0, receivedAt - DUPLICATE_LIMITS.horizonMs - DUPLICATE_LIMITS.slackMs),
      limit: DUPLICATE_LIMITS.maxIdentities,
    },
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
  });
  const identities = createBatchIdentities();
  for await (const rows of result.stream<Row>()) {
    for (const row of rows) {
      const { project_id, stream_id, batch_seq, batch_hash, received_ms } = row.json<Row>();
      const batch = { projectId: project_id, streamId: stream_id, batchSeq: batch_seq, hash: batch_hash };
      identities.add({ ...batch, receivedAt: Number(received_ms) });
    }
  }
  return identities;
}
