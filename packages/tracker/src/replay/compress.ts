import { ChunkEncoding } from '@gosight/proto/encode';

type Encoding = (typeof ChunkEncoding)[keyof typeof ChunkEncoding];

/** Bytes as they travel, and how they were encoded. */
export type Encoded = { readonly data: Uint8Array; readonly encoding: Encoding };

/** Bytes as they are, for when there is no time or no way to compress them. */
export function uncompressed(data: Uint8Array): Encoded {
  return { data, encoding: ChunkEncoding.IDENTITY };
}

/** Compresses with the browser's gzip; where it has none, or fails, the bytes stay as they are. */
export async function compress(raw: Uint8Array<ArrayBuffer>): Promise<Encoded> {
  if (typeof CompressionStream === 'undefined') return uncompressed(raw);
  try {
    const stream = new Blob([raw]).stream().pipeThrough(new CompressionStream('gzip'));
    const data = new Uint8Array(await new Response(stream).arrayBuffer());
    return { data, encoding: ChunkEncoding.GZIP };
  } catch {
    return uncompressed(raw);
  }
}
