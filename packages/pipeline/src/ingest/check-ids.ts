import type { EventBatch, ReplayChunk } from '@gosight/proto';
import { requireValid } from './require-valid.ts';

/** The ids that events and replay chunks carry alike. */
export type ContentIds = Pick<EventBatch & ReplayChunk, 'streamId' | 'sessionId' | 'visitorId' | 'tabId'>;

/** Throws `IngestError` code `invalid_batch` when an id has the wrong length or shape. */
export function checkIds({ streamId, sessionId, visitorId, tabId }: ContentIds): void {
  requireValid(streamId.length === 8, 'stream_id must have 8 bytes.');
  requireValid(tabId.length === 8 || tabId.length === 0, 'tab_id must have 8 bytes or be left out.');
  requireValid(
    visitorId.length === 16 && visitorId.some((byte) => byte !== 0),
    'visitor_id must be a UUID of 16 bytes.',
  );
  requireValid(isUuidV7(sessionId), 'session_id must be a UUIDv7 of 16 bytes.');
}

function isUuidV7(bytes: Uint8Array): boolean {
  return bytes.length === 16 && (bytes[6] ?? 0) >> 4 === 7 && (bytes[8] ?? 0) >> 6 === 0b10;
}
