import type { Cache, TokenBucket, TokenResult } from '../cache.ts';
import { CACHE_SWEEP_INTERVAL_MS } from '../limits.ts';
import type { Logger } from '../logger.ts';

type Entry = { readonly value: string; readonly expiresAt: number };
type Bucket = { tokens: number; filledAt: number; fullAt: number };
type Listener = (message: string) => void;

export type MemoryCacheOptions = {
  readonly logger: Logger;
  /** @defaultValue `Date.now` */
  readonly now?: () => number;
};

/** The cache of a single process. What is over is forgotten at the latest half a minute later. */
export function createMemoryCache({ logger, now = Date.now }: MemoryCacheOptions): Cache {
  const entries = new Map<string, Entry>();
  const buckets = new Map<string, Bucket>();
  const channels = new Map<string, Set<Listener>>();

  const sweep = setInterval(() => {
    for (const [key, entry] of entries) if (entry.expiresAt <= now()) entries.delete(key);
    for (const [key, bucket] of buckets) if (bucket.fullAt <= now()) buckets.delete(key);
  }, CACHE_SWEEP_INTERVAL_MS).unref();

  return {
    async get(key) {
      const entry = entries.get(key);
      return entry && entry.expiresAt > now() ? entry.value : undefined;
    },
    async set(key, value, ttlMs) {
      entries.set(key, { value, expiresAt: now() + ttlMs });
    },
    async delete(key) {
      entries.delete(key);
    },
    async list(prefix) {
      const live = [...entries].filter(([key, entry]) => key.startsWith(prefix) && entry.expiresAt > now());
      return new Map(live.map(([key, entry]) => [key, entry.value]));
    },
    async takeTokens(key, cost, bucket) {
      return takeTokens(buckets, { key, cost, bucket, now: now() });
    },
    async publish(channel, message) {
      for (const listener of [...(channels.get(channel) ?? [])]) {
        try {
          listener(message);
        } catch (error) {
          logger.error({ error, channel }, 'a subscriber failed');
        }
      }
    },
    async subscribe(channel, listener) {
      // A listener of its own per call, so that subscribing one function twice gives two subscriptions.
      const own: Listener = (message) => listener(message);
      const listeners = channels.get(channel) ?? new Set();
      channels.set(channel, listeners.add(own));
      return async () => {
        listeners.delete(own);
        if (listeners.size === 0 && channels.get(channel) === listeners) channels.delete(channel);
      };
    },
    async close() {
      clearInterval(sweep);
      entries.clear();
      buckets.clear();
      channels.clear();
    },
  };
}

type Taking = {
  readonly key: string;
  readonly cost: number;
  readonly bucket: TokenBucket;
  readonly now: number;
};

function takeTokens(buckets: Map<string, Bucket>, { key, cost, bucket, now }: Taking): TokenResult {
  const { capacity, refillPerSecond } = bucket;
  const known = buckets.get(key) ?? { tokens: capacity, filledAt: now, fullAt: now };
  const earned = (Math.max(0, now - known.filledAt) / 1000) * refillPerSecond;
  const tokens = Math.min(capacity, known.tokens + earned);
  const allowed = tokens >= cost;
  const left = allowed ? tokens - cost : tokens;
  buckets.set(key, {
    tokens: left,
    filledAt: now,
    fullAt: now + ((capacity - left) / refillPerSecond) * 1000,
  });
  return { allowed, retryAfterMs: allowed ? 0 : Math.ceil(((cost - tokens) / refillPerSecond) * 1000) };
}
