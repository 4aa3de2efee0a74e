import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint, fromHex, isUuid, toHex, uuidV4, uuidV7 } from './ids.ts';

test('a UUIDv7 begins with its time and has its version and variant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 47 }), (at) => {
      const id = uuidV7(at);
      expect(isUuid(id)).toBe(true);
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at);
      expect(id).toMatch(/^.{14}7.{4}[89ab]/);
    }),
  );
});

test('a UUIDv4 is one, and two are different', () => {
  expect(uuidV4()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab]/);
  expect(uuidV4()).not.toBe(uuidV4());
});

test('hexadecimal digits and bytes are the same thing', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...fromHex(toHex(bytes))]).toEqual([...bytes]);
    }),
  );
});

test('a fingerprint depends on every character', () => {
  expect(fingerprint('user-1')).toBe(fingerprint('user-1'));
  expect(new Set(['user-1', 'user-2', '1-user', ''].map(fingerprint)).size).toBe(4);
});
