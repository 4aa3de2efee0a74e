import type { Cache, Logger, TokenBucket } from '@gosight/engines';
import { IngestError } from '../errors.ts';
import { RATE_LIMIT_TIMEOUT_MS } from '../limits.ts';

/** Takes a project's tokens, or throws `IngestError` code `rate_limited`. */
export type RateLimit = (projectId: string, tokens: number) => Promise<void>;

export type RateLimitOptions = {
  readonly cache: Pick<Cache, 'takeTokens'>;
  readonly logger: Logger;
  readonly bucket: TokenBucket;
};

const PASSED = { allowed: true, retryAfterMs: 0 } as const;

/** A token bucket for each project. A limiter that fails or is slow lets everything pass. */
export function createRateLimit({ cache, logger, bucket }: RateLimitOptions): RateLimit {
  async function take(projectId: string, tokens: number) {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('The cache took too long to answer')), RATE_LIMIT_TIMEOUT_MS);
    });
    try {
      return await Promise.race([cache.takeTokens(`ingest:${projectId}`, tokens, bucket), timeout]);
    } catch (error) {
      logger.warn({ err: error, projectId }, 'The rate limit cannot be checked: the batch passes');
      return PASSED;
    } finally {
      clearTimeout(timer);
    }
  }

  return async (projectId, tokens) => {
    const { allowed, retryAfterMs } = await take(projectId, tokens);
    if (allowed) return;
    throw new IngestError('rate_limited', 'This project sends more than it may; retry later.', {
      retryAfterMs,
    });
  };
}
