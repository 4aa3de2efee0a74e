import type { ClickHouseClient } from '@clickhouse/client';
import type { Cache, EventLog, Logger } from '@gosight/engines';
import { REPLAY_CHUNK_LIMITS } from '../limits.ts';
import type { ReplayChunkRow } from '../write/replay-chunk-row.ts';
import { createReplayWriter } from '../write/replay-writer.ts';
import { createUserAgentParser } from './enrich/user-agent.ts';
import { REPLAY_IDENTITIES } from './load-identities.ts';
import { createPartitionProcessor, type PartitionProcessor } from './partition-processor.ts';
import { processReplayRecord } from './process-replay-record.ts';
import { createReplayPublisher } from './replay-publisher.ts';

export type ReplayProcessorOptions = {
  readonly log: Pick<EventLog, 'id' | 'append' | 'endOffset'>;
  readonly clickhouse: Pick<ClickHouseClient, 'exec' | 'query'>;
  readonly cache: Pick<Cache, 'publish'>;
  readonly logger: Logger;
};

/** Makes the processor of topic `gosight.replay`: rows of `replay_chunks`, and word of them to who watches a session. */
export function createReplayProcessor(options: ReplayProcessorOptions): PartitionProcessor {
  const parseUserAgent = createUserAgentParser();
  const publish = createReplayPublisher(options);
  return createPartitionProcessor<ReplayChunkRow>({
    ...options,
    handler: {
      chunkLimits: REPLAY_CHUNK_LIMITS,
      identitySource: REPLAY_IDENTITIES,
      processRecord: (record, context) => processReplayRecord(record, { ...context, parseUserAgent }),
      insertBlock: createReplayWriter(options),
      stored: (_partition, rows) => publish(rows),
    },
  });
}
