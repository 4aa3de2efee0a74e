import type { ClickHouseClient } from '@clickhouse/client';
import {
  type AssignedPartition,
  EngineError,
  type EventLog,
  type Logger,
  type LogRecord,
} from '@gosight/engines';
import { CHUNK_LIMITS } from '../limits.ts';
import { createEventWriter } from '../write/clickhouse-writer.ts';
import { backOff } from './back-off.ts';
import type { BatchIdentities } from './batch-identities.ts';
import { createUserAgentParser } from './enrich/user-agent.ts';
import { parseIntent } from './intent.ts';
import type { LiveMetrics } from './live-metrics.ts';
import { loadBatchIdentities } from './load-batch-identities.ts';
import { type ProcessChunkOptions, processChunk } from './process-chunk.ts';
import { readChunk, readIntent } from './read-chunk.ts';

export type EventProcessorOptions = {
  readonly log: Pick<EventLog, 'id' | 'append' | 'endOffset'>;
  readonly clickhouse: Pick<ClickHouseClient, 'insert' | 'query'>;
  readonly live: LiveMetrics;
  readonly logger: Logger;
};

/** What is done with a partition while it is assigned: `process` of a consumer of topic `gosight.events`. */
export type EventProcessor = (partition: AssignedPartition) => Promise<void>;

type Work = EventProcessorOptions & Omit<ProcessChunkOptions, 'identities'>;

/**
 * Makes the loop that carries a partition's records into ClickHouse exactly once, chunk by chunk (`processChunk`).
 *
 * When a processor dies between the two commits of a chunk, the next owner finds the intent, reads exactly its records,
 * makes the same rows (see `processRecord`) and inserts them with the same token: ClickHouse takes them where they are
 * missing and drops them where they are not. Only a dead letter may then stand twice; its topic, partition and offset
 * tell.
 */
export function createEventProcessor(options: EventProcessorOptions): EventProcessor {
  const writer = createEventWriter(options);
  const parseUserAgent = createUserAgentParser();

  return async (partition) => {
    try {
      await processPartition({ ...options, partition, writer, parseUserAgent });
    } catch (error) {
      const isLost = error instanceof EngineError && error.code === 'partition_lost';
      if (!isLost) throw error;
      options.logger.info({ partition: partition.partition }, 'The partition went to another processor');
    } finally {
      options.live.release(partition.partition);
    }
  };
}

async function processPartition(work: Work): Promise<void> {
  const { partition, live, log } = work;
  const committed = await partition.committed();
  const start = committed?.offset ?? 0;
  await live.assign(partition.partition, { logId: log.id, offset: start });

  const intent = parseIntent(committed?.metadata ?? '');
  partition.seek(start);
  let records = intent ? await readIntent(log, partition, intent) : await readChunk(partition, 0);
  const identities = records[0] && (await loadIdentities(work, records[0]));
  if (identities === undefined) return;

  while (records.length > 0) {
    const startedAt = performance.now();
    if (!(await processChunk(records, { ...work, identities }))) return;
    records = await readChunk(partition, remainingInterval(startedAt));
  }
}

async function loadIdentities(
  work: Work,
  { offset, timestamp }: LogRecord,
): Promise<BatchIdentities | undefined> {
  const { partition, log, clickhouse, logger } = work;
  for (let attempt = 1; !partition.revoked.aborted; attempt++) {
    try {
      const place = { logId: log.id, partition: partition.partition, offset, receivedAt: timestamp };
      return await loadBatchIdentities(clickhouse, place);
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
