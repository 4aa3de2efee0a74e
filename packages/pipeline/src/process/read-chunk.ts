import type { AssignedPartition, EventLog, LogRecord } from '@gosight/engines';
import { ProcessError } from '../errors.ts';
import { CHUNK_LIMITS } from '../limits.ts';
import type { Intent } from './intent.ts';

/**
 * The next chunk of a partition. Resolves with the first records that come when `gatherMs` is 0; otherwise goes on
 * reading for that long, or until the chunk is full. Empty only when the partition is revoked.
 */
export async function readChunk(partition: AssignedPartition, gatherMs: number): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  let bytes = 0;
  const deadline = performance.now() + gatherMs;
  while (!partition.revoked.aborted) {
    const maxRecords = CHUNK_LIMITS.maxRecords - records.length;
    const maxBytes = CHUNK_LIMITS.maxBytes - bytes;
    const maxWaitMs = Math.ceil(deadline - performance.now());
    if (maxRecords <= 0 || maxBytes <= 0) break;
    if (records.length > 0 && maxWaitMs <= 0) break;
    const read = await partition.read({ maxRecords, maxBytes, ...(records.length > 0 && { maxWaitMs }) });
    records.push(...read);
    bytes += read.reduce((sum, record) => sum + record.value.byteLength, 0);
  }
  return records;
}

/**
 * Reads exactly the chunk of an intent and leaves the partition behind it. Empty when the partition is revoked meanwhile.
 *
 * Throws `ProcessError` code `intent_lost` when the log ends before the intent does: it is not the log the intent was
 * made on, and going on would repeat tokens for other rows.
 */
export async function readIntent(
  log: Pick<EventLog, 'endOffset'>,
  partition: AssignedPartition,
  { first, last }: Intent,
): Promise<LogRecord[]> {
  if ((await log.endOffset(partition.topic, partition.partition)) <= last) {
    throw new ProcessError(
      'intent_lost',
      'The log ends before the chunk that was being written: was it replaced?',
    );
  }
  partition.seek(first);
  const records: LogRecord[] = [];
  let next = first;
  while (next <= last) {
    const read = await partition.read({ maxRecords: last - next + 1, maxBytes: CHUNK_LIMITS.maxBytes });
    const newest = read.at(-1);
    if (newest === undefined) return [];
    records.push(...read.filter(({ offset }) => offset <= last));
    next = newest.offset + 1;
  }
  partition.seek(last + 1);
  return records;
}
