import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeBatch } from './encode.ts';
import { isReplayChunk } from './is-replay-chunk.ts';
import { arbitraryBatch } from './test-support/arbitrary-batch.ts';

test('tells replay chunks of any size from events', () => {
  fc.assert(
    fc.property(arbitraryBatch, (batch) => {
      expect(isReplayChunk(encodeBatch(batch))).toBe(batch.replayChunk !== undefined);
    }),
  );
  expect(isReplayChunk(encodeBatch({ replayChunk: { data: new Uint8Array(5_000_000) } }))).toBe(true);
});

test('a chunk with something before or behind it, cut short or nothing at all is none', () => {
  const chunk = encodeBatch({ replayChunk: { data: new Uint8Array(300) } });
  const events = encodeBatch({ events: { strings: ['a'] } });
  const others = [
    [...chunk, ...events],
    [...events, ...chunk],
    [...chunk, ...chunk],
    chunk.subarray(0, 100),
    chunk.subarray(0, 2),
    [0x12],
    [],
    [0x12, 255, 255, 255, 255, 255, 255, 1],
  ];
  for (const bytes of others) expect(isReplayChunk(Uint8Array.from(bytes))).toBe(false);
});
