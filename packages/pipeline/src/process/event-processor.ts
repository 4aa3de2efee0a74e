import type { ClickHouseClient } from '@clickhouse/client';
import type { EventLog, Logger } from '@gosight/engines';
import { CHUNK_LIMITS } from '../limits.ts';
import type { EventRow } from '../write/event-row.ts';
import { createEventWriter } from '../write/event-writer.ts';
import { createUserAgentParser } from './enrich/user-agent.ts';
import type { LiveMetrics } from './live-metrics.ts';
import { EVENT_IDENTITIES } from './load-identities.ts';
import { createPartitionProcessor, type PartitionProcessor } from './partition-processor.ts';
import { processEventRecord } from './process-event-record.ts';

export type EventProcessorOptions = {
  readonly log: Pick<EventLog, 'id' | 'append' | 'endOffset'>;
  readonly clickhouse: Pick<ClickHouseClient, 'insert' | 'query'>;
  readonly live: LiveMetrics;
  readonly logger: Logger;
};

/** Makes the processor of topic `gosight.events`: rows of `events`, and live metrics. */
export function createEventProcessor(options: EventProcessorOptions): PartitionProcessor {
  const { live } = options;
  const parseUserAgent = createUserAgentParser();
  return createPartitionProcessor<EventRow>({
    ...options,
    handler: {
      chunkLimits: CHUNK_LIMITS,
      identitySource: EVENT_IDENTITIES,
      processRecord: (record, context) => processEventRecord(record, { ...context, parseUserAgent }),
      insertBlock: createEventWriter(options),
      assigned: (partition, from) => live.assign(partition, from),
      stored: (partition, rows) => live.observe(partition, rows),
      released: (partition) => live.release(partition),
    },
  });
}
