import { createHash } from 'node:crypto';
import type { LogRecord } from '@gosight/engines';
import { type Batch, decodeBatch, decodeRecord, type RecordHeader } from '@gosight/proto';
import { ProcessError } from '../errors.ts';
import { uint64Text } from '../identifiers.ts';

/** A record taken apart. */
export type OpenRecord = {
  readonly header: RecordHeader;
  readonly batch: Batch;
  /** First 8 bytes of the SHA-256 of the client's bytes, as decimal text. */
  readonly hash: string;
};

/** Takes a record apart. Throws what decoding throws, or `ProcessError` code `bad_record` when it names no project. */
export function openRecord(record: LogRecord): OpenRecord {
  const { header, body } = decodeRecord(record.value);
  const batch = decodeBatch(body);
  if (header.projectId === '') throw new ProcessError('bad_record', 'The record names no project.');
  return { header, batch, hash: uint64Text(createHash('sha256').update(body).digest()) };
}

/** Throws `ProcessError` code `bad_record` for ids that no row can hold: ingest checks them, but the log may hold older records. */
export function checkRecordIds({
  sessionId,
  visitorId,
}: {
  sessionId: Uint8Array;
  visitorId: Uint8Array;
}): void {
  if (sessionId.length === 16 && visitorId.length === 16) return;
  throw new ProcessError('bad_record', 'The batch has no session or no visitor.');
}
