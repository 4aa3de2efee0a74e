/** Tag of `Batch.replay_chunk`: field 2, length-delimited. */
const REPLAY_CHUNK_TAG = 0x12;

/** Tells without decoding whether a body is one replay chunk and nothing else, by the length its first field has. */
export function isReplayChunk(body: Uint8Array): boolean {
  if (body[0] !== REPLAY_CHUNK_TAG) return false;
  let length = 0;
  for (let at = 1, scale = 1; at < Math.min(body.length, 6); at += 1, scale *= 128) {
    const byte = body[at] ?? 0;
    length += (byte & 127) * scale;
    if (byte < 128) return at + 1 + length === body.length;
  }
  return false;
}
