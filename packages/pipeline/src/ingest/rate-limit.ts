import type { Cache, Logger, TokenBucket } from '@gosight/engines';
import { IngestError } from '../errors.ts';
import { RATE_LIMIT_TIMEOUT_MS } from '../limits.ts';

/** Takes tokens for a project's events, or throws `IngestError` code `rate_limited`. */
export type RateLimit = (projectId: string, eventCount: number) => Promise<void>;

export type RateLimitOptions = {
  readonly cache: Pick<Cache, 'takeTokens'>;
  readonly logger: Logger;
  readonly bucket: TokenBucket;
};

const PASSED = { allowed: true, retryAfterMs: 0 } as const;

/** A token bucket for each project, one token an event. A limiter that fails or is slow lets everything pass. */
export function createRateLimit({ cache, logger, bucket }: RateLimitOptions): RateLimit {
  async function take(projectId: string, eventCount: number) {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('The cache took too long to answer')), RATE_LIMIT_TIMEOUT_MS);
    });
    try {
      return await Promise.race([cache.takeTokens(`ingest:${projectId}`, eventCount, bucket), timeout]);
    } catch (error) {
      logger.warn({ err: error, projectId }, 'The rate limit cannot be checked: the batch passes');
      return PASSED;
    } finally {
      clearTimeout(timer);
    }
  }

  return async (projectId, eventCount) => {
    const { allowed, retryAfterMs } = await take(projectId, eventCount);
    if (allowed) return;
    throw new IngestError('rate_limited', 'This project sends more events than it may; retry later.', {
      retryAfterMs,
    });
  };
}
