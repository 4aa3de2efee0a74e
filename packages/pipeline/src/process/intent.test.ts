import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatIntent, parseIntent } from './intent.ts';

it('reads what it writes', () => {
  fc.assert(
    fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.nat(1000), (first, more) => {
      const intent = { first, last: Math.min(first + more, Number.MAX_SAFE_INTEGER) };
      expect(parseIntent(formatIntent(intent))).toEqual(intent);
    }),
  );
});

it.each(['', '-', '5', '5-', '-5', '6-5', '1-2-3', 'a-b', '1.5-2', ' 1-2'])('%j is no intent', (metadata) => {
  expect(parseIntent(metadata)).toBeUndefined();
});
