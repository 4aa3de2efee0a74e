import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBatch } from './decode-batch.ts';
import { encodeBatch } from './encode.ts';
import { ProtoError } from './errors.ts';
import { arbitraryBatch } from './test-support/arbitrary-batch.ts';

const valid = encodeBatch({
  events: { strings: ['one', 'two'], events: [{ dt: 3, page: 1, pageView: {} }] },
});

function outcome(bytes: Uint8Array): 'decoded' | 'refused' {
  try {
    decodeBatch(bytes);
    return 'decoded';
  } catch (error) {
    if (error instanceof ProtoError) return 'refused';
    throw error;
  }
}

test('random bytes decode or throw ProtoError, nothing else', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      if (outcome(bytes) === 'refused') refused += 1;
    }),
    { numRuns: 2000 },
  );
  expect(refused).toBeGreaterThan(1000);
});

test('a valid batch with bytes changed decodes or throws ProtoError, nothing else', () => {
  fc.assert(
    fc.property(arbitraryBatch, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }))), (batch, changes) => {
      const bytes = encodeBatch(batch);
      for (const [place, value] of changes) if (bytes.length > 0) bytes[place % bytes.length] = value;
      outcome(bytes);
    }),
    { numRuns: 500 },
  );
});

test('every truncation of a batch is refused', () => {
  for (let length = 1; length < valid.length; length += 1) {
    expect(outcome(valid.subarray(0, length))).toBe('refused');
  }
});

test('deep nesting of unknown groups is refused', () => {
  const field15GroupStart = 0x7b;
  expect(outcome(new Uint8Array(100_000).fill(field15GroupStart))).toBe('refused');
});

test('an overlong varint and a length beyond the end are refused', () => {
  expect(outcome(Uint8Array.from([0x0a, 0x0c, 0x30, ...new Array(11).fill(0xff)]))).toBe('refused');
  expect(outcome(Uint8Array.from([0x0a, 0xff, 0xff, 0xff, 0x7f]))).toBe('refused');
});

test('unknown fields are ignored', () => {
  const unknownVarint = [0xf8, 0x06, 0x01];
  const bytes = Uint8Array.from([...valid, ...unknownVarint]);
  expect(decodeBatch(bytes).events?.strings).toEqual(['one', 'two']);
});

test('columns and boxes that are too short read as 0', () => {
  // events { events { click { element: 5 } } } without dts, event_pages and box
  const bytes = Uint8Array.from([0x0a, 0x06, 0x5a, 0x04, 0x32, 0x02, 0x08, 0x05]);
  const event = decodeBatch(bytes).events?.events[0];
  expect([event?.dt, event?.page, event?.click?.element, event?.click?.x]).toEqual([0, 0, 5, 0]);
});
