import { ProtoError } from './errors.ts';
import { gosight } from './gen/messages.js';
import { RECORD_VERSION } from './limits.ts';
import type { RecordHeader } from './messages.ts';
import { NumberReader } from './number-reader.ts';

/** Makes a log record: the version byte, the header's length as a varint, the header, the client's bytes as they came. */
export function encodeRecord(header: RecordHeader, body: Uint8Array): Uint8Array {
  const head = gosight.v1.RecordHeader.encode(header).ldelim().finish();
  const record = new Uint8Array(1 + head.length + body.length);
  record[0] = RECORD_VERSION;
  record.set(head, 1);
  record.set(body, 1 + head.length);
  return record;
}

/** Reads a log record; `body` is a view into it. Throws `ProtoError` for another version or a broken header. */
export function decodeRecord(value: Uint8Array): { header: RecordHeader; body: Uint8Array } {
  if (value[0] !== RECORD_VERSION) throw new ProtoError(`Unknown record version ${value[0]}`);
  try {
    const reader = new NumberReader(value);
    reader.pos = 1;
    const header = gosight.v1.RecordHeader.decode(reader, reader.uint32()) as RecordHeader;
    return { header, body: value.subarray(reader.pos) };
  } catch (cause) {
    throw new ProtoError('The record has no readable header', { cause });
  }
}
