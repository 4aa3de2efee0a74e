import { SEND_LIMITS } from '../limits.ts';

/**
 * ms to wait before the next attempt: doubled with each failure, with jitter so that pages do not return all at once,
 * never sooner than the server asked for. `random` is in 0 … 1.
 */
export function retryDelay(failures: number, retryAfterMs: number, random: number): number {
  const longest = Math.min(SEND_LIMITS.maxRetryMs, SEND_LIMITS.firstRetryMs * 2 ** (failures - 1));
  return Math.max(Math.min(retryAfterMs, SEND_LIMITS.maxRetryAfterMs), longest * (0.5 + random / 2));
}

/** The value of a `Retry-After` header in ms: seconds or a date (RFC 9110); 0 for none. */
export function parseRetryAfter(value: string | null, now: number): number {
  if (!value) return 0;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return ms > 0 ? ms : 0;
}
