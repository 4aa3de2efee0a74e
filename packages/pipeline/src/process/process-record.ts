import { createHash } from 'node:crypto';
import type { LogRecord } from '@gosight/engines';
import { decodeBatch, decodeRecord } from '@gosight/proto';
import { ProcessError } from '../errors.ts';
import { uint64Text } from '../identifiers.ts';
import type { EventRow } from '../write/event-row.ts';
import { eventRows } from '../write/rows.ts';
import type { BatchIdentities } from './batch-identities.ts';
import type { UserAgent } from './enrich/user-agent.ts';

export type ProcessRecordOptions = {
  readonly logId: string;
  readonly partition: number;
  /** The stored batches of smaller offsets; the record's own is added when it gives rows. */
  readonly identities: BatchIdentities;
  readonly parseUserAgent: (userAgent: string) => UserAgent;
};

/**
 * The rows of one record: none when the client sent its batch before.
 *
 * A function of the record and of the smaller offsets of its partition alone, so that a chunk done again gives the same
 * rows. Throws what decoding throws, or `ProcessError` code `bad_record`, for a record that cannot be processed.
 */
export function processRecord(record: LogRecord, options: ProcessRecordOptions): EventRow[] {
  const { header, body } = decodeRecord(record.value);
  const batch = decodeBatch(body).events;
  if (header.projectId === '') throw new ProcessError('bad_record', 'The record names no project.');
  if (batch === undefined) throw new ProcessError('bad_record', 'The record holds no events.');
  if (batch.sessionId.length !== 16 || batch.visitorId.length !== 16) {
    throw new ProcessError('bad_record', 'The batch has no session or no visitor.');
  }

  const identity = {
    projectId: header.projectId,
    streamId: uint64Text(batch.streamId),
    batchSeq: batch.batchSeq,
    hash: batchHash(body),
    receivedAt: header.receivedAt,
  };
  const repetition = options.identities.compare(identity);
  if (repetition === 'duplicate') return [];
  const rows = eventRows({
    header,
    batch,
    userAgent: options.parseUserAgent(header.userAgent),
    batchHash: identity.hash,
    isConflict: repetition === 'conflict',
    logId: options.logId,
    partition: options.partition,
    offset: record.offset,
  });
  if (rows.length > 0) options.identities.add(identity);
  return rows;
}

/** First 8 bytes of the SHA-256 of the client's bytes, as decimal text. */
function batchHash(body: Uint8Array): string {
  return uint64Text(createHash('sha256').update(body).digest());
}
