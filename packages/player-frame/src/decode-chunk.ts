import { FrameError } from './errors.ts';
import { MAX_CHUNK_BYTES } from './limits.ts';
import type { Chunk } from './protocol.ts';

/**
 * Turns a chunk's bytes into the list it holds, entries unchecked.
 *
 * @throws FrameError `bad_chunk` when gzip or JSON is damaged, `too_large` when it unpacks to more than 32 MB.
 */
export async function decodeChunk({ bytes, encoding }: Chunk): Promise<unknown[]> {
  const raw = encoding === 'gzip' ? await gunzip(bytes) : new Uint8Array(bytes);
  if (raw.byteLength > MAX_CHUNK_BYTES) throw tooLarge();
  const events = parseJson(new TextDecoder().decode(raw));
  if (!Array.isArray(events)) throw new FrameError('bad_chunk', 'The chunk is not a list of events.');
  return events;
}

async function gunzip(bytes: ArrayBuffer): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength;
      if (size > MAX_CHUNK_BYTES) throw tooLarge();
      parts.push(next.value);
    }
  } catch (cause) {
    if (cause instanceof FrameError) {
      // Stops unpacking; the bomb's rest must not be inflated for nothing.
      await reader.cancel().catch(() => undefined);
      throw cause;
    }
    throw new FrameError('bad_chunk', 'The chunk is cut off or its gzip bytes are damaged.', { cause });
  }
  return concat(parts, size);
}

function concat(parts: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FrameError('bad_chunk', 'The chunk is not JSON.', { cause });
  }
}

function tooLarge(): FrameError {
  return new FrameError('too_large', 'The chunk unpacks to more than 32 MB.');
}
