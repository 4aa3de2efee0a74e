import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { IngestError } from '../errors.ts';
import { INGEST_LIMITS } from '../limits.ts';

const gunzipAsync = promisify(gunzip);

/**
 * Reads a request's body, undoing one gzip layer.
 *
 * Throws `IngestError`: `too_large` above `INGEST_LIMITS.maxBodyBytes` before or after decompression,
 * `unsupported_encoding` for anything but one gzip layer, `bad_request` for broken gzip or a body that breaks off.
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new IngestError('unsupported_encoding', 'Send the body as it is, or with one gzip layer.');
  }
  const body = await readAll(request);
  return encoding === 'gzip' ? decompress(body) : body;
}

async function readAll(request: Request): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size <= INGEST_LIMITS.maxBodyBytes) chunks.push(chunk);
      // Giving up in the middle of a body costs the sender its connection: the rest is read and dropped.
      else if (size > INGEST_LIMITS.maxDrainBytes) break;
      else chunks.length = 0;
    }
  } catch (error) {
    throw new IngestError('bad_request', 'The body ended early.', { cause: error });
  }
  if (size > INGEST_LIMITS.maxBodyBytes) throw tooLarge();
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

async function decompress(body: Uint8Array): Promise<Uint8Array> {
  try {
    return await gunzipAsync(body, { maxOutputLength: INGEST_LIMITS.maxBodyBytes });
  } catch (error) {
    if (isTooLarge(error)) throw tooLarge();
    throw new IngestError('bad_request', 'The body is not valid gzip.', { cause: error });
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
}

function tooLarge(): IngestError {
  return new IngestError('too_large', `A batch may have at most ${INGEST_LIMITS.maxBodyBytes} bytes.`);
}
