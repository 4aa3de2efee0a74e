import type { LogRecord } from '../event-log.ts';

const HEADER_BYTES = 12;

/** A record as the embedded log stores it: f64 timestamp, u32 key length, key (UTF-8), value. */
export function encodeStored(record: Omit<LogRecord, 'offset'>): Buffer {
  const key = Buffer.from(record.key, 'utf8');
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + key.length + record.value.length);
  bytes.writeDoubleBE(record.timestamp, 0);
  bytes.writeUInt32BE(key.length, 8);
  bytes.set(key, HEADER_BYTES);
  bytes.set(record.value, HEADER_BYTES + key.length);
  return bytes;
}

/** Reads what `encodeStored` wrote; the value is a copy, since the store's memory may change under us. */
export function decodeStored(offset: number, stored: Buffer): LogRecord {
  const valueStart = HEADER_BYTES + stored.readUInt32BE(8);
  return {
    offset,
    timestamp: storedTimestamp(stored),
    key: stored.toString('utf8', HEADER_BYTES, valueStart),
    value: Uint8Array.prototype.slice.call(stored, valueStart),
  };
}

/** The timestamp alone, Unix ms. */
export function storedTimestamp(stored: Buffer): number {
  return stored.readDoubleBE(0);
}
