import { decodeBatch } from '@gosight/proto';
import type { ReplayChunkInput } from '@gosight/proto/encode';
import { describe, expect, it } from 'vitest';
import { replayBody } from '../../test/support/build-chunk.ts';
import { INGEST_LIMITS } from '../limits.ts';
import { validateReplayChunk } from './validate-replay-chunk.ts';

function validate(sketch: ReplayChunkInput): void {
  const { replayChunk } = decodeBatch(replayBody(sketch));
  if (replayChunk === undefined) throw new Error('no chunk');
  validateReplayChunk(replayChunk);
}

const at = Date.now();

describe('validateReplayChunk', () => {
  it.each<[string, ReplayChunkInput]>([
    ['a good chunk', {}],
    ['a chunk without tab, page and viewport', { tabId: new Uint8Array(), url: '', viewportWidth: 0 }],
    ['any sequence', { chunkSeq: 2 ** 32 - 1 }],
    ['one moment', { firstTs: at, lastTs: at }],
    ['a clock that is years off', { firstTs: 1, lastTs: 2 }],
    ['bytes as they are', { encoding: 0 }],
  ])('takes %s', (_name, sketch) => {
    expect(() => validate(sketch)).not.toThrow();
  });

  it.each<[string, ReplayChunkInput]>([
    ['a short stream id', { streamId: new Uint8Array(7) }],
    ['a long tab id', { tabId: new Uint8Array(9) }],
    ['the nil visitor', { visitorId: new Uint8Array(16) }],
    ['a session id that is no UUIDv7', { sessionId: new Uint8Array(16).fill(0x44) }],
    ['an unknown encoding', { encoding: 2 as never }],
    ['no data', { data: new Uint8Array() }],
    ['no events', { eventCount: 0 }],
    ['too much before encoding', { rawSize: INGEST_LIMITS.maxReplayRawBytes + 1 }],
    ['no first time', { firstTs: 0 }],
    ['times in the wrong order', { firstTs: at + 1, lastTs: at }],
    ['times days apart', { firstTs: at - INGEST_LIMITS.maxReplaySpanMs - 1, lastTs: at }],
  ])('refuses %s', (_name, sketch) => {
    expect(() => validate(sketch)).toThrow(
      expect.objectContaining({ name: 'IngestError', code: 'invalid_batch' }),
    );
  });
});
