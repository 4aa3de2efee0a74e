import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Cache, EventLog, Logger } from '@gosight/engines';
import { EVENT_PROCESSOR_GROUP, TOPICS } from '../topics.ts';
import { createEventProcessor } from './event-processor.ts';
import { createLiveMetrics } from './live-metrics.ts';

export type RunProcessorsOptions = {
  readonly log: EventLog;
  readonly clickhouse: ClickHouseClient;
  readonly cache: Cache;
  readonly logger: Logger;
  /** Unix ms. @defaultValue `Date.now` */
  readonly now?: () => number;
  /** The name of this process among the sources of live metrics. @defaultValue a random one */
  readonly source?: string;
};

/** Processors at work. */
export type Processors = {
  /** Finishes the inserts under way, gives all partitions back and takes the live figures away. */
  stop(): Promise<void>;
};

/** Starts to carry events from the log into ClickHouse and to publish live metrics. */
export async function runProcessors(options: RunProcessorsOptions): Promise<Processors> {
  const { log, clickhouse, cache, logger, now = Date.now, source = randomUUID() } = options;
  const live = createLiveMetrics({ clickhouse, cache, logger, now, source });
  const consumer = await log.consume({
    group: EVENT_PROCESSOR_GROUP,
    topic: TOPICS.events,
    process: createEventProcessor({ log, clickhouse, live, logger }),
    onError(error, place) {
      logger.error({ err: error, ...place }, 'A processor failed: its partition starts again in a moment');
    },
  });
  return {
    async stop() {
      await consumer.stop();
      await live.stop();
    },
  };
}
