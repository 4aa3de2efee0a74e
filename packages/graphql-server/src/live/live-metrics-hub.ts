import {
  type Cache,
  LIVE_WINDOW_MS,
  type LivePart,
  type Logger,
  liveChannel,
  livePartPrefix,
  mergeLiveParts,
} from '@gosight/engines';
import { z } from 'zod';

/** A project's live metrics, summed over all processors. */
export type LiveMetrics = Omit<LivePart, 'source'>;

/** One look at a project that goes on. */
export type LiveWatch = { read(): LiveMetrics; stop(): void };

/** Follows the live metrics of the projects that somebody watches: one subscription per project, however many watch. */
export type LiveMetricsHub = {
  /** The live metrics right now. */
  current(projectId: string): Promise<LiveMetrics>;
  /** Calls `onChange` whenever `read` would give something else, until `stop`. */
  watch(projectId: string, onChange: () => void): Promise<LiveWatch>;
};

type Options = { readonly cache: Cache; readonly logger: Logger; readonly now: () => number };

type Topic = {
  readonly parts: Map<string, LivePart>;
  readonly listeners: Set<() => void>;
  /** Resolves with what ends the subscription, once the parts that were there are read. */
  readonly opened: Promise<() => Promise<void>>;
  expiry: NodeJS.Timeout | undefined;
};

const partSchema = z.object({
  source: z.string(),
  at: z.number(),
  visitors: z.number().int(),
  sessions: z.number().int(),
  pageViewsPerMinute: z.number().int(),
  eventsPerSecond: z.number(),
  errorsPerMinute: z.number().int(),
  insightsPerMinute: z.number().int(),
  topPages: z.array(z.object({ value: z.string(), count: z.number().int() })),
});

/** A hub over the cache's channels. */
export function createLiveMetricsHub({ cache, logger, now }: Options): LiveMetricsHub {
  const topics = new Map<string, Topic>();

  const storedParts = async (projectId: string) => {
    const stored = await cache.list(livePartPrefix(projectId));
    return [...stored.values()].flatMap((text) => parsePart(text, logger) ?? []);
  };
  const forget = (projectId: string, topic: Topic) => {
    clearTimeout(topic.expiry);
    topics.delete(projectId);
    topic.opened
      .then((close) => close())
      .catch((error: unknown) => logger.warn({ err: error, projectId }, 'live channel not closed'));
  };
  const open = (projectId: string): Topic => {
    const topic: Topic = {
      parts: new Map(),
      listeners: new Set(),
      opened: Promise.resolve().then(async () => {
        // First the channel, then what was there before, so that nothing falls between.
        const close = await cache.subscribe(liveChannel(projectId), (message) => {
          const part = parsePart(message, logger);
          if (part) accept(topic, part, now);
        });
        for (const part of await storedParts(projectId)) accept(topic, part, now);
        return close;
      }),
      expiry: undefined,
    };
    topics.set(projectId, topic);
    return topic;
  };

  return {
    async current(projectId) {
      const topic = topics.get(projectId);
      if (!topic) return merge(await storedParts(projectId), now);
      await topic.opened;
      return merge(topic.parts.values(), now);
    },
    async watch(projectId, onChange) {
      const topic = topics.get(projectId) ?? open(projectId);
      const listener = () => onChange();
      topic.listeners.add(listener);
      const stop = () => {
        if (topic.listeners.delete(listener) && topic.listeners.size === 0) forget(projectId, topic);
      };
      try {
        await topic.opened;
      } catch (error) {
        topic.listeners.clear();
        if (topics.get(projectId) === topic) topics.delete(projectId);
        throw error;
      }
      return { read: () => merge(topic.parts.values(), now), stop };
    },
  };
}

function accept(topic: Topic, part: LivePart, now: () => number): void {
  const known = topic.parts.get(part.source);
  if (!isFresh(part, now()) || (known && known.at > part.at)) return;
  topic.parts.set(part.source, part);
  scheduleExpiry(topic, now);
  for (const listener of topic.listeners) listener();
}

/** A processor that died says nothing any more: its part must go by itself. */
function scheduleExpiry(topic: Topic, now: () => number): void {
  clearTimeout(topic.expiry);
  const oldest = Math.min(...[...topic.parts.values()].map(({ at }) => at));
  if (!Number.isFinite(oldest)) return;
  topic.expiry = setTimeout(
    () => {
      for (const [source, part] of topic.parts) if (!isFresh(part, now())) topic.parts.delete(source);
      for (const listener of topic.listeners) listener();
      scheduleExpiry(topic, now);
    },
    Math.max(oldest + LIVE_WINDOW_MS - now(), 0) + 1,
  );
  topic.expiry.unref();
}

function merge(parts: Iterable<LivePart>, now: () => number): LiveMetrics {
  const time = now();
  const metrics = mergeLiveParts([...parts].filter((part) => isFresh(part, time)));
  return metrics.at === 0 ? { ...metrics, at: time } : metrics;
}

function isFresh(part: LivePart, now: number): boolean {
  return part.at > now - LIVE_WINDOW_MS;
}

function parsePart(text: string, logger: Logger): LivePart | undefined {
  try {
    return partSchema.parse(JSON.parse(text));
  } catch (error) {
    logger.warn({ err: error }, 'a live part that can not be read was left out');
    return undefined;
  }
}
