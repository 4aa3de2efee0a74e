import { isReplayChunk } from '@gosight/proto';
import { IngestError } from '../errors.ts';
import { INGEST_LIMITS } from '../limits.ts';

/** Throws `IngestError` code `too_large` for a body above the cap of what it holds: events, or one replay chunk alone. */
export function checkSize(body: Uint8Array): void {
  const { maxBodyBytes, maxReplayBodyBytes } = INGEST_LIMITS;
  const maxBytes = isReplayChunk(body) ? maxReplayBodyBytes : maxBodyBytes;
  if (body.length > maxBytes) throw tooLarge(maxBytes);
}

/** The refusal of a body above `maxBytes`. */
export function tooLarge(maxBytes: number): IngestError {
  return new IngestError('too_large', `A body of this kind may have at most ${maxBytes} bytes.`);
}
