import { ChunkEncoding, type ReplayChunk } from '@gosight/proto';
import { INGEST_LIMITS } from '../limits.ts';
import { checkIds } from './check-ids.ts';
import { requireValid } from './require-valid.ts';

const ENCODINGS: readonly number[] = Object.values(ChunkEncoding);

/**
 * Checks what a replay chunk says about itself; its bytes are looked at by the processor, and so is whether its times are
 * near the server's.
 *
 * Throws `IngestError` code `invalid_batch`.
 */
export function validateReplayChunk(chunk: ReplayChunk): void {
  const { maxReplayRawBytes, maxReplaySpanMs } = INGEST_LIMITS;
  checkIds(chunk);
  requireValid(ENCODINGS.includes(chunk.encoding), 'The encoding of the chunk is not known.');
  requireValid(chunk.data.length > 0, 'A chunk must hold data.');
  requireValid(chunk.eventCount > 0, 'A chunk must hold at least one event.');
  requireValid(
    chunk.rawSize <= maxReplayRawBytes,
    `A chunk may have at most ${maxReplayRawBytes} bytes before encoding.`,
  );
  requireValid(
    chunk.firstTs > 0 && chunk.firstTs <= chunk.lastTs && chunk.lastTs - chunk.firstTs <= maxReplaySpanMs,
    'first_ts and last_ts must be times in order, of one session.',
  );
}
