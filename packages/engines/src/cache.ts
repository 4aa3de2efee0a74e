/** A limit for `takeTokens`: a bucket of `capacity` tokens, filled by `refillPerSecond`. */
export type TokenBucket = { readonly capacity: number; readonly refillPerSecond: number };

export type TokenResult = {
  readonly allowed: boolean;
  /** ms after which the same request would pass; 0 when allowed. */
  readonly retryAfterMs: number;
};

/**
 * Short-lived shared values, rate limits and publish/subscribe. Losing all of it loses no data.
 *
 * Two implementations: `cache/memory.ts` (one process) and Redis. The contract suite `test/contract/cache.ts` runs on each.
 */
export type Cache = {
  get(key: string): Promise<string | undefined>;
  /** Keeps a value for `ttlMs`. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** All live values whose key starts with `prefix`. */
  list(prefix: string): Promise<Map<string, string>>;
  takeTokens(key: string, cost: number, bucket: TokenBucket): Promise<TokenResult>;
  /** Tells every current subscriber of the channel; nobody else will ever see the message. */
  publish(channel: string, message: string): Promise<void>;
  /** Calls `listener` for each message until the returned function is called. */
  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};
