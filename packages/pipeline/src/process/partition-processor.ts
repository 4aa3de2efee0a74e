import type { ClickHouseClient } from '@clickhouse/client';
import {
  type AssignedPartition,
  EngineError,
  type EventLog,
  type Logger,
  type LogRecord,
} from '@gosight/engines';
import { CHUNK_LIMITS } from '../limits.ts';
import { backOff } from './back-off.ts';
import type { BatchIdentities } from './batch-identities.ts';
import { parseIntent } from './intent.ts';
import { loadIdentities } from './load-identities.ts';
import { processChunk } from './process-chunk.ts';
import { readChunk, readIntent } from './read-chunk.ts';
import type { RecordHandler } from './record-handler.ts';

export type PartitionProcessorOptions<Row> = {
  readonly log: Pick<EventLog, 'id' | 'append' | 'endOffset'>;
  readonly clickhouse: Pick<ClickHouseClient, 'query'>;
  readonly logger: Logger;
  readonly handler: RecordHandler<Row>;
};

/** What is done with a partition while it is assigned: `process` of a consumer. */
export type PartitionProcessor = (partition: AssignedPartition) => Promise<void>;

type Work<Row> = PartitionProcessorOptions<Row> & { readonly partition: AssignedPartition };

/**
 * Makes the loop that carries a partition's records into ClickHouse exactly once, chunk of offsets by chunk of offsets
 * (`processChunk`).
 *
 * When a processor dies between the two commits of a chunk, the next owner finds the intent, reads exactly its records,
 * makes the same rows (see `RecordHandler`) and inserts them with the same token: ClickHouse takes them where they are
 * missing and drops them where they are not. Only a dead letter may then stand twice; its topic, partition and offset
 * tell.
 */
export function createPartitionProcessor<Row>(options: PartitionProcessorOptions<Row>): PartitionProcessor {
  return async (partition) => {
    try {
      await processPartition({ ...options, partition });
    } catch (error) {
      const isLost = error instanceof EngineError && error.code === 'partition_lost';
      if (!isLost) throw error;
      const { topic, partition: number } = partition;
      options.logger.info({ topic, partition: number }, 'The partition went to another processor');
    } finally {
      options.handler.released?.(partition.partition);
    }
  };
}

async function processPartition<Row>(work: Work<Row>): Promise<void> {
  const { partition, handler, log } = work;
  const committed = await partition.committed();
  const start = committed?.offset ?? 0;
  await handler.assigned?.(partition.partition, { logId: log.id, offset: start });

  const intent = parseIntent(committed?.metadata ?? '');
  partition.seek(start);
  const read = (gatherMs: number) => readChunk(partition, handler.chunkLimits, gatherMs);
  let records = intent ? await readIntent(log, partition, intent) : await read(0);
  const identities = records[0] && (await storedIdentities(work, records[0]));
  if (identities === undefined) return;

  while (records.length > 0) {
    const startedAt = performance.now();
    if (!(await processChunk(records, { ...work, identities }))) return;
    records = await read(remainingInterval(startedAt));
  }
}

async function storedIdentities<Row>(
  { partition, handler, log, clickhouse, logger }: Work<Row>,
  { offset, timestamp }: LogRecord,
): Promise<BatchIdentities | undefined> {
  const place = { logId: log.id, partition: partition.partition, offset, receivedAt: timestamp };
  for (let attempt = 1; !partition.revoked.aborted; attempt++) {
    try {
      return await loadIdentities(clickhouse, handler.identitySource, place);
    } catch (error) {
      logger.warn(
        { err: error, attempt },
        'ClickHouse does not say which batches are stored: it is asked again',
      );
      await backOff(attempt, partition.revoked);
    }
  }
  return undefined;
}

/** ms for which a busy partition gathers records before its next insert. */
function remainingInterval(startedAt: number): number {
  const tookMs = performance.now() - startedAt;
  const intervalMs = Math.max(CHUNK_LIMITS.intervalMs, tookMs * CHUNK_LIMITS.insertDurationFactor);
  return Math.max(0, Math.min(intervalMs, CHUNK_LIMITS.maxIntervalMs) - tookMs);
}
