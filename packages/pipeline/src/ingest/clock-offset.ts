import { INGEST_LIMITS } from '../limits.ts';

/**
 * ms to add to a sender's times to get the server's.
 *
 * 0 when the sender did not say its time, or when it differs by no more than `INGEST_LIMITS.minClockOffsetMs`: so small a
 * difference may just be the time on the way, and correcting it would move the batches of one stream against each other.
 */
export function clockOffset(sentAt: number | undefined, receivedAt: number): number {
  if (sentAt === undefined) return 0;
  const offset = receivedAt - sentAt;
  return Math.abs(offset) > INGEST_LIMITS.minClockOffsetMs ? offset : 0;
}

/** The query parameter `t`: Unix ms, or undefined for anything else. */
export function parseSentAt(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,16}$/.test(text)) return undefined;
  const sentAt = Number(text);
  return Number.isSafeInteger(sentAt) && sentAt > 0 ? sentAt : undefined;
}
