import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortenMiddle } from './shorten-middle.ts';

it('leaves short texts alone and keeps both ends of long ones', () => {
  expect(shortenMiddle('/checkout', 9)).toBe('/checkout');
  expect(shortenMiddle('/products/linen-shirt', 9)).toBe('/pro…hirt');
});

it('never exceeds the limit nor cuts a letter in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 60 }), (text, max) => {
      const short = shortenMiddle(text, max);
      expect([...short].length).toBeLessThanOrEqual(Math.max(max, 0));
      const letters = new Set([...text, '…']);
      expect([...short].every((letter) => letters.has(letter))).toBe(true);
    }),
  );
});
