import fc from 'fast-check';
import { expect, it } from 'vitest';
import { murmur2, partitionOf } from './murmur2.ts';

it.each([
  ['21', -973_932_308],
  ['foobar', -790_332_482],
  ['a-little-bit-long-string', -985_981_536],
  ['a-little-bit-longer-string', -1_486_304_829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58_897_971],
  ['abc', 479_470_107],
])("hashes %s as Kafka's own test does", (key, hash) => {
  expect(murmur2(Buffer.from(key))).toBe(hash);
});

it('gives a partition within bounds, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 64 }), (key, count) => {
      const partition = partitionOf(key, count);
      expect(partition).toBeGreaterThanOrEqual(0);
      expect(partition).toBeLessThan(count);
      expect(partitionOf(key, count)).toBe(partition);
    }),
  );
});
