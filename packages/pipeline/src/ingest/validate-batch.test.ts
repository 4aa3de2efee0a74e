import { decodeBatch } from '@gosight/proto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchSketch, shopBatch } from '../../test/support/build-batch.ts';
import { IngestError } from '../errors.ts';
import { INGEST_LIMITS } from '../limits.ts';
import { validateBatch } from './validate-batch.ts';

function validate(sketch: BatchSketch) {
  const { events } = decodeBatch(shopBatch(sketch));
  if (events === undefined) throw new Error('no events');
  return validateBatch(events);
}

const click = (element: number) => ({ page: 1, click: { element } });

describe('validateBatch', () => {
  it('takes a good batch as it is', () => {
    expect(validate({})).toEqual([]);
    expect(validate({ tabId: new Uint8Array() })).toEqual([]);
    expect(validate({ events: Array.from({ length: 50 }, () => ({ page: 1, pageHidden: {} })) })).toEqual([]);
  });

  const v4 = new Uint8Array(16).fill(0x44);
  it.each<[string, BatchSketch]>([
    ['a short stream id', { streamId: new Uint8Array(7) }],
    ['no stream id', { streamId: new Uint8Array() }],
    ['a long tab id', { tabId: new Uint8Array(9) }],
    ['a short visitor id', { visitorId: new Uint8Array(15) }],
    ['the nil visitor', { visitorId: new Uint8Array(16) }],
    ['a short session id', { sessionId: new Uint8Array(15) }],
    ['a session id that is no UUIDv7', { sessionId: v4 }],
    ['no events', { events: [] }],
    ['51 events', { events: Array.from({ length: 51 }, () => ({ page: 1, pageHidden: {} })) }],
    ['too many strings', { strings: Array.from({ length: INGEST_LIMITS.maxStrings }, String) }],
    ['too many pages', { pages: Array.from({ length: 51 }, () => ({ url: 1 })) }],
    ['too many elements', { elements: Array.from({ length: 51 }, () => ({ tag: 5 })) }],
    ['a context that points nowhere', { context: { userId: 99 } }],
    ['an attribute without value', { context: { attributes: [1] } }],
    ['too many attributes', { context: { attributes: Array<number>(202).fill(1) } }],
    ['a huge context', { strings: ['x'.repeat(9000)], context: { userId: 18 } }],
  ])('refuses the whole batch for %s', (_name, sketch) => {
    expect(() => validate(sketch)).toThrow(
      expect.objectContaining({ name: 'IngestError', code: 'invalid_batch' }),
    );
  });

  it.each<[string, BatchSketch]>([
    ['unknown_event', { events: [{ page: 1 }] }],
    ['bad_page', { events: [{ page: 2, pageView: {} }] }],
    ['bad_element', { events: [click(2)] }],
    ['bad_string', { events: [{ page: 1, customEvent: { name: 99 } }] }],
    ['bad_string', { events: [{ page: 1, pageView: {} }], pages: [{ url: 99 }] }],
    ['bad_string', { events: [click(1)], elements: [{ selector: 99 }] }],
    ['bad_properties', { events: [{ page: 1, customEvent: { name: 1, properties: [1, 2, 3] } }] }],
    [
      'too_large',
      { events: [{ page: 1, customEvent: { name: 1, properties: Array<number>(202).fill(1) } }] },
    ],
    ['bad_points', { events: [{ page: 1, mouseMove: { points: [0, 10, 20, 50] } }] }],
    ['too_large', { events: [{ page: 1, mouseMove: { points: Array<number>(1503).fill(1) } }] }],
    ['too_large', { strings: ['x'.repeat(70_000)], events: [{ page: 1, jsError: { stack: 18 } }] }],
    [
      'too_large',
      {
        strings: ['x'.repeat(2000)],
        events: [{ page: 1, group: { name: 1, properties: Array<number>(80).fill(18) } }],
      },
    ],
  ])('refuses one event with %s', (code, sketch) => {
    const good = { page: 0, pageHidden: {} };
    expect(validate({ ...sketch, events: [good, ...(sketch.events ?? []), good] })).toEqual([
      { index: 1, code },
    ]);
  });

  it('answers any numbers with rejections or invalid_batch', () => {
    const index = fc.oneof(fc.nat(20), fc.nat(2 ** 32 - 1));
    const event = fc.record({
      dt: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      page: index,
      click: fc.option(fc.record({ element: index, x: fc.integer({ min: -1e9, max: 1e9 }) }), {
        nil: undefined,
      }),
      customEvent: fc.option(fc.record({ name: index, properties: fc.array(index) }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.array(index), (events, attributes) => {
        try {
          const rejected = validate({ events, context: { attributes } });
          expect(rejected.length).toBeLessThanOrEqual(events.length);
        } catch (error) {
          expect(error).toBeInstanceOf(IngestError);
        }
      }),
    );
  });
});
