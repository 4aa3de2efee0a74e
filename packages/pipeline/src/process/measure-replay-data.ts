import { createGunzip } from 'node:zlib';
import { ChunkEncoding, type ReplayChunk } from '@gosight/proto';
import { ProcessError } from '../errors.ts';
import { INGEST_LIMITS } from '../limits.ts';

const OPENING_BRACKET = '['.charCodeAt(0);
const CLOSING_BRACKET = ']'.charCodeAt(0);
/** Of the buffers that inflated data passes through: fewer, larger turns than zlib's own 16 KiB. */
const INFLATE_BYTES = 256 * 1024;

/**
 * Looks through a chunk's data without keeping any of it: the gzip must be whole, and what comes out must begin and end as
 * a JSON array does and stay below `INGEST_LIMITS.maxReplayRawBytes`.
 *
 * @returns the bytes of the JSON text, or the `ProcessError` code `damaged_chunk` that says what is wrong
 */
export async function measureReplayData({
  encoding,
  data,
}: Pick<ReplayChunk, 'encoding' | 'data'>): Promise<number | ProcessError> {
  if (encoding === ChunkEncoding.IDENTITY) return measure([data]);
  if (encoding !== ChunkEncoding.GZIP) return damaged('Its encoding is not known.');
  const gunzip = createGunzip({ chunkSize: INFLATE_BYTES });
  gunzip.end(data);
  try {
    return await measure(gunzip);
  } catch (cause) {
    return damaged('Its gzip is broken.', cause);
  } finally {
    gunzip.destroy();
  }
}

async function measure(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<number | ProcessError> {
  let size = 0;
  let first: number | undefined;
  let last: number | undefined;
  for await (const piece of pieces) {
    first ??= piece[0];
    last = piece.at(-1) ?? last;
    size += piece.length;
    if (size > INGEST_LIMITS.maxReplayRawBytes) return damaged('It inflates to more than a chunk may have.');
  }
  const isArray = size > 1 && first === OPENING_BRACKET && last === CLOSING_BRACKET;
  return isArray ? size : damaged('It is no JSON array.');
}

function damaged(message: string, cause?: unknown): ProcessError {
  return new ProcessError('damaged_chunk', message, { cause });
}
