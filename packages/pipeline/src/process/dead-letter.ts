import type { LogRecord } from '@gosight/engines';

/** A record that could not be processed, as it stands in topic `gosight.dead-letter` (JSON). */
export type DeadLetter = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  /** Unix ms at which the log took the record. */
  readonly timestamp: number;
  readonly reason: string;
  /** The whole record, base64. */
  readonly value: string;
};

/** Wraps a record with the reason why it could not be processed. */
export function deadLetter(
  record: LogRecord,
  place: { topic: string; partition: number },
  error: unknown,
): DeadLetter {
  return {
    topic: place.topic,
    partition: place.partition,
    offset: record.offset,
    key: record.key,
    timestamp: record.timestamp,
    reason: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error',
    value: Buffer.from(record.value).toString('base64'),
  };
}
