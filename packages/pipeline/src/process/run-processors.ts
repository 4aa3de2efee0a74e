import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Cache, EventLog, Logger } from '@gosight/engines';
import { GROUPS, TOPICS } from '../topics.ts';
import { createEventProcessor } from './event-processor.ts';
import { createLiveMetrics } from './live-metrics.ts';
import { createReplayProcessor } from './replay-processor.ts';

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

/** Starts to carry events and recordings from the log into ClickHouse and to publish live metrics. */
export async function runProcessors(options: RunProcessorsOptions): Promise<Processors> {
  const { log, clickhouse, cache, logger, now = Date.now, source = randomUUID() } = options;
  const live = createLiveMetrics({ clickhouse, cache, logger, now, source });
  const processors = {
    events: createEventProcessor({ log, clickhouse, live, logger }),
    replay: createReplayProcessor({ log, clickhouse, cache, logger }),
  };
  const consume = (kind: keyof typeof processors) =>
    log.consume({
      group: GROUPS[kind],
      topic: TOPICS[kind],
      process: processors[kind],
      onError(error, place) {
        logger.error({ err: error, ...place }, 'A processor failed: its partition starts again in a moment');
      },
    });
  const started = await Promise.allSettled([consume('events'), consume('replay')]);
  const stop = async () => {
    await Promise.all(started.map((result) => result.status === 'fulfilled' && result.value.stop()));
    await live.stop();
  };
  const failed = started.find((result) => result.status === 'rejected');
  if (failed === undefined) return { stop };
  await stop();
  throw failed.reason;
}
