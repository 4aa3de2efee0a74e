import { gzipSync } from 'node:zlib';
import { ChunkEncoding, encodeBatch, type ReplayChunkInput } from '@gosight/proto/encode';
import { newStream } from './build-batch.ts';

/** The text of a piece of a recording: mouse moves, enough of them for `size` bytes. */
export function recordingText(size = 500): Buffer<ArrayBuffer> {
  const event = { type: 3, data: { source: 1, positions: [{ x: 1, y: 2, id: 3, timeOffset: 0 }] } };
  const events = Array.from({ length: Math.ceil(size / 100) }, (_, i) => ({ ...event, timestamp: i }));
  return Buffer.from(JSON.stringify(events));
}

/** The bytes of a gzipped replay chunk of 5 events within a second, or of what the test says. */
export function replayBody(sketch: ReplayChunkInput = {}): Uint8Array<ArrayBuffer> {
  const text = recordingText();
  const lastTs = sketch.lastTs ?? Date.now() - 1000;
  return encodeBatch({
    replayChunk: {
      ...newStream(),
      chunkSeq: 0,
      encoding: ChunkEncoding.GZIP,
      firstTs: lastTs - 900,
      lastTs,
      hasFullSnapshot: false,
      eventCount: 5,
      rawSize: text.length,
      data: gzipSync(text),
      url: 'https://www.shop.example/products/42?utm_source=news',
      viewportWidth: 1200,
      viewportHeight: 800,
      ...sketch,
    },
  });
}
