import { TIME_LIMITS } from '../../limits.ts';

/**
 * When an event happened, Unix ms on the server's clock.
 *
 * The sender's time is corrected by its clock's offset; what then still lies in the future or before the offline horizon
 * (`TIME_LIMITS`) counts as of its arrival. Depends on the record alone, so that a repetition gives the same row.
 */
export function eventTime(clientTs: number, clockOffset: number, receivedAt: number): number {
  const ts = clientTs + clockOffset;
  const isBelievable = ts <= receivedAt + TIME_LIMITS.maxFutureMs && ts >= receivedAt - TIME_LIMITS.maxPastMs;
  return isBelievable ? ts : receivedAt;
}

/** A time that every DateTime64 column can hold. */
export function storableTime(ts: number): number {
  return Math.min(Math.max(Math.trunc(ts), 0), TIME_LIMITS.maxUnixMs);
}

/** The UTC day a session is filed under: its id's, unless that is absurd. */
export function sessionDay(sessionTime: number, receivedAt: number): string {
  const earliest = receivedAt - TIME_LIMITS.maxSessionPastMs;
  const latest = receivedAt + TIME_LIMITS.maxSessionFutureMs;
  return new Date(storableTime(Math.min(Math.max(sessionTime, earliest), latest))).toISOString().slice(0, 10);
}
