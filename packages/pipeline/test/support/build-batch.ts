import { randomBytes } from 'node:crypto';
import { type EventBatchInput, type EventInput, encodeBatch } from '@gosight/proto/encode';

/** What a test says about a batch; the rest is made up. */
export type BatchSketch = Partial<Omit<EventBatchInput, 'events' | 'strings'>> & {
  readonly events?: EventInput[];
  readonly strings?: string[];
};

/** Random ids of one visitor's document. */
export function newStream(at = Date.now()) {
  const sessionId = randomBytes(16);
  sessionId.writeUIntBE(at, 0, 6);
  sessionId[6] = ((sessionId[6] ?? 0) & 0x0f) | 0x70;
  sessionId[8] = ((sessionId[8] ?? 0) & 0x3f) | 0x80;
  return {
    streamId: new Uint8Array(randomBytes(8)),
    tabId: new Uint8Array(randomBytes(8)),
    visitorId: new Uint8Array(randomBytes(16)),
    sessionId: new Uint8Array(sessionId),
  };
}

/** The strings that `shopBatch` points into, by index + 1. */
const SHOP_STRINGS = [
  'https://www.shop.example/products/42?utm_source=news',
  'Blue chair',
  'https://www.search.example/?q=chair',
  'main > button.css-1q2w3e',
  'button',
  'Add to cart',
  'TypeError',
  'x is undefined',
  'at app.js:1:2',
  'purchase',
  'price',
  '99',
  'en-GB',
  'Europe/Berlin',
  '1.0.0',
  'plan',
  'pro',
];

/** A session's first batch: start, page view, click, error, custom event, 100 ms apart. */
export const SHOP_EVENTS: EventInput[] = [
  { dt: 0, page: 1, sessionStart: { newVisitor: true, referrer: 3 } },
  { dt: 100, page: 1, pageView: { navigation: 0 } },
  {
    dt: 100,
    page: 1,
    click: {
      element: 1,
      x: 210,
      y: 330,
      offsetX: 10,
      offsetY: 5,
      elementWidth: 120,
      elementHeight: 40,
      outcome: 2,
    },
  },
  { dt: 100, page: 1, jsError: { name: 7, message: 8, stack: 9, line: 1, column: 2 } },
  { dt: 100, page: 1, customEvent: { name: 10, properties: [11, 12] } },
];

/** The bytes of a batch of `SHOP_EVENTS` or of the events given. */
export function shopBatch(sketch: BatchSketch = {}): Uint8Array<ArrayBuffer> {
  return encodeBatch({
    events: {
      ...newStream(),
      batchSeq: 0,
      baseTs: Date.now() - 1000,
      context: {
        language: 13,
        timeZone: 14,
        sdkVersion: 15,
        viewportWidth: 1200,
        viewportHeight: 800,
        attributes: [16, 17],
      },
      pages: [{ url: 1, title: 2 }],
      elements: [{ selector: 4, tag: 5, text: 6, role: 5, interactive: true }],
      events: SHOP_EVENTS,
      ...sketch,
      strings: [...SHOP_STRINGS, ...(sketch.strings ?? [])],
    },
  });
}
