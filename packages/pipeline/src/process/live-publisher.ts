import {
  type Cache,
  LIVE_WINDOW_MS,
  type LivePart,
  type Logger,
  liveChannel,
  livePartKey,
} from '@gosight/engines';
import { LIVE_LIMITS } from '../limits.ts';
import type { LiveFigures } from './live-project.ts';

/** Tells the world a project's live figures, at most once in `LIVE_LIMITS.publishIntervalMs`. */
export type LivePublisher = {
  /** Says that figures may have changed: they are published at once, or when the interval since the last time is over. */
  changed(): void;
  /** To be called each second: publishes what changed by the mere passing of time, and repeats what did not. */
  tick(): void;
  /** Whether everything that changed is published. */
  isSettled(): boolean;
  /** Publishes the figures a last time and takes the stored part away. */
  stop(): Promise<void>;
};

export type LivePublisherOptions = {
  readonly projectId: string;
  readonly source: string;
  readonly figures: () => LiveFigures;
  readonly cache: Pick<Cache, 'set' | 'publish' | 'delete'>;
  readonly logger: Logger;
  readonly now: () => number;
};

/** A publisher that has said nothing yet. */
export function createLivePublisher(options: LivePublisherOptions): LivePublisher {
  const { projectId, source, figures, cache, logger, now } = options;
  const key = livePartKey(projectId, source);
  let publishedAt = Number.NEGATIVE_INFINITY;
  let published = '';
  let timer: NodeJS.Timeout | undefined;
  let sending = Promise.resolve();

  async function send(part: LivePart): Promise<void> {
    const message = JSON.stringify(part);
    try {
      // Stored first: who hears the message and looks up all parts must find this one.
      await cache.set(key, message, LIVE_WINDOW_MS);
      await cache.publish(liveChannel(projectId), message);
    } catch (error) {
      published = '';
      logger.warn({ err: error, projectId }, 'Live metrics cannot be published');
    }
  }

  function publish(): void {
    clearTimeout(timer);
    timer = undefined;
    const current = figures();
    publishedAt = now();
    published = JSON.stringify(current);
    sending = sending.then(() => send({ source, at: publishedAt, ...current }));
  }

  function changed(): void {
    if (timer !== undefined) return;
    const waitMs = publishedAt + LIVE_LIMITS.publishIntervalMs - now();
    if (waitMs <= 0) publish();
    else timer = setTimeout(publish, waitMs).unref();
  }

  return {
    changed,
    tick() {
      const isStale = now() - publishedAt >= LIVE_LIMITS.refreshMs;
      if (isStale || JSON.stringify(figures()) !== published) changed();
    },
    isSettled: () => timer === undefined && JSON.stringify(figures()) === published,
    async stop() {
      publish();
      await sending;
      await cache.delete(key).catch((error: unknown) => {
        logger.warn({ err: error, projectId }, 'A live part stays until it expires');
      });
    },
  };
}
