const SEED = 0x9747b28c;
const M = 0x5bd1e995;
const R = 24;

function mix(word: number): number {
  const k = Math.imul(word, M);
  return Math.imul(k ^ (k >>> R), M);
}

/** The hash of Kafka's default partitioner (32-bit murmur2), so that both logs put a key into the same partition. */
export function murmur2(data: Uint8Array): number {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const tail = data.length & ~3;
  let hash = SEED ^ data.length;
  for (let i = 0; i < tail; i += 4) hash = Math.imul(hash, M) ^ mix(view.getInt32(i, true));

  if (data.length > tail) {
    for (let i = data.length - 1; i >= tail; i--) hash ^= (data[i] ?? 0) << (8 * (i - tail));
    hash = Math.imul(hash, M);
  }

  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}

/** The partition of a key: Kafka's own choice for the key's UTF-8 bytes. */
export function partitionOf(key: string, partitionCount: number): number {
  return (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % partitionCount;
}
