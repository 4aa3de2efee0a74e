import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBatch } from './decode-batch.ts';
import { encodeBatch } from './encode.ts';
import { eventKind } from './event-kind.ts';
import { arbitraryBatch } from './test-support/arbitrary-batch.ts';
import { plain } from './test-support/plain.ts';

/** The decoder keeps the columns it spread over the events; the input never had them. */
function withoutColumns(decoded: unknown): unknown {
  return JSON.parse(
    JSON.stringify(decoded, (key, value) => (['dts', 'eventPages', 'box'].includes(key) ? undefined : value)),
  );
}

test('what the browser encodes, the server decodes: every field of every message', () => {
  fc.assert(
    fc.property(arbitraryBatch, (batch) => {
      const decoded = decodeBatch(encodeBatch(batch));
      expect(withoutColumns(plain(decoded))).toEqual(JSON.parse(JSON.stringify(plain(batch))));
    }),
    { numRuns: 300 },
  );
});

test('each body is recognised by its kind', () => {
  const kinds = ['click', 'pageHidden', 'sessionEnd', 'identify', 'unhandledRejection', 'scroll'] as const;
  const { events } = decodeBatch(encodeBatch({ events: { events: kinds.map((kind) => ({ [kind]: {} })) } }));
  expect(events?.events.map(eventKind)).toEqual(kinds);
});

test('an absent field reads as its default and an absent message as undefined', () => {
  const batch = decodeBatch(encodeBatch({ events: { events: [{ pageView: {} }] } }));
  const event = batch.events?.events[0];
  expect(batch.replayChunk).toBeUndefined();
  expect(batch.events?.context).toBeUndefined();
  expect(batch.events?.baseTs).toBe(0);
  expect(batch.events?.strings).toEqual([]);
  expect([event?.dt, event?.page, event?.pageView?.navigation, event?.click]).toEqual([0, 0, 0, undefined]);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])(
  'a number no field can hold (%s) becomes 0',
  (value) => {
    const batch = decodeBatch(encodeBatch({ events: { baseTs: value, strings: ['after'] } }));
    expect([batch.events?.baseTs, batch.events?.strings]).toEqual([0, ['after']]);
  },
);
