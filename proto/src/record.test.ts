import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProtoError } from './errors.ts';
import type { RecordHeader } from './messages.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { plain } from './test-support/plain.ts';

const arbitraryHeader: fc.Arbitrary<RecordHeader> = fc.record({
  projectId: fc.string(),
  receivedAt: fc.maxSafeNat(),
  clockOffset: fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
  clientAddress: fc.string(),
  userAgent: fc.string({ maxLength: 300 }),
  requestId: fc.string(),
  rejected: fc.array(fc.record({ index: fc.nat(), code: fc.string() })),
});

test('a record gives back its header and the client bytes unchanged', () => {
  fc.assert(
    fc.property(arbitraryHeader, fc.uint8Array({ maxLength: 500 }), (header, body) => {
      const record = decodeRecord(encodeRecord(header, body));
      expect(plain(record.header)).toEqual(plain(header));
      expect([...record.body]).toEqual([...body]);
    }),
  );
});

test('the first byte is the version, and another version is refused', () => {
  const record = encodeRecord(decodeRecord(Uint8Array.from([1, 0])).header, Uint8Array.from([9]));
  expect([...record]).toEqual([1, 0, 9]);
  expect(() => decodeRecord(Uint8Array.from([2, 0, 9]))).toThrow(ProtoError);
});

test('random bytes decode or throw ProtoError, nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (rest) => {
      try {
        decodeRecord(Uint8Array.from([1, ...rest]));
      } catch (error) {
        expect(error).toBeInstanceOf(ProtoError);
      }
    }),
    { numRuns: 1000 },
  );
});
