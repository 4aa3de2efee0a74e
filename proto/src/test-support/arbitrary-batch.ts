import fc from 'fast-check';
import type { BatchInput, ClickInput, EventBatchInput, EventInput, ReplayChunkInput } from '../encode.ts';

const uint32 = fc.oneof(fc.nat({ max: 200 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const sint32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const pixels = fc.integer({ min: -(2 ** 29), max: 2 ** 29 });
const uint64 = fc.oneof(uint32, fc.maxSafeNat());
const bytes = fc.uint8Array({ maxLength: 40 }).map((value) => new Uint8Array(value));
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 120, maxLength: 300 }));
const indexes = fc.array(uint32, { maxLength: 6 });

function message<Message>(
  fields: { [Field in keyof Message]: fc.Arbitrary<unknown> },
): fc.Arbitrary<Message> {
  const record = fc.record(fields as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] });
  return record as unknown as fc.Arbitrary<Message>;
}

const click = message<ClickInput>({
  element: uint32,
  x: pixels,
  y: pixels,
  offsetX: pixels,
  offsetY: pixels,
  elementWidth: pixels,
  elementHeight: pixels,
  button: uint32,
  modifiers: uint32,
  outcome: fc.integer({ min: 0, max: 9 }),
  outcomeDelay: uint32,
  detail: uint32,
});
const jsError = message({
  message: uint32,
  stack: uint32,
  source: uint32,
  line: uint32,
  column: uint32,
  name: uint32,
});
const custom = message({ name: uint32, properties: indexes });
const bodies = {
  sessionStart: message({
    newVisitor: fc.boolean(),
    referrer: uint32,
    utmSource: uint32,
    utmMedium: uint32,
    utmCampaign: uint32,
    utmTerm: uint32,
    utmContent: uint32,
  }),
  pageView: message({ navigation: fc.integer({ min: 0, max: 4 }) }),
  pageExit: message({ timeOnPage: uint32, maxScrollPercent: uint32 }),
  click,
  jsError,
  unhandledRejection: jsError,
  customEvent: custom,
  identify: custom,
  group: custom,
  pageVisible: fc.constant({}),
  pageHidden: fc.constant({}),
  sessionEnd: message({ reason: fc.integer({ min: 0, max: 6 }) }),
  mouseMove: message({ points: fc.array(sint32, { maxLength: 30 }) }),
  scroll: message({ top: uint32, percent: uint32, pageHeight: uint32, velocity: sint32 }),
  scrollMilestone: message({ percent: uint32 }),
};
const event = fc
  .tuple(
    message({ dt: sint32, page: uint32 }),
    fc.oneof(...Object.entries(bodies).map(([kind, body]) => body.map((value) => ({ [kind]: value })))),
  )
  .map(([common, body]) => ({ ...common, ...body }) as EventInput);

const context = message({
  userId: uint32,
  language: uint32,
  timeZone: uint32,
  screenWidth: uint32,
  screenHeight: uint32,
  viewportWidth: uint32,
  viewportHeight: uint32,
  pixelRatioPercent: uint32,
  sdkVersion: uint32,
  attributes: indexes,
  sampleRatePermille: uint32,
});
const element = message({
  selector: uint32,
  tag: uint32,
  id: uint32,
  classes: uint32,
  text: uint32,
  name: uint32,
  role: uint32,
  href: uint32,
  data: indexes,
  interactive: fc.boolean(),
});
const events = message<EventBatchInput>({
  streamId: bytes,
  batchSeq: uint32,
  sessionId: bytes,
  visitorId: bytes,
  tabId: bytes,
  baseTs: uint64,
  context,
  strings: fc.array(text, { maxLength: 12 }),
  pages: fc.array(message({ url: uint32, title: uint32, referrer: uint32 }), { maxLength: 4 }),
  elements: fc.array(element, { maxLength: 4 }),
  events: fc.array(event, { maxLength: 12 }),
});
const replayChunk = message<ReplayChunkInput>({
  streamId: bytes,
  chunkSeq: uint32,
  sessionId: bytes,
  visitorId: bytes,
  tabId: bytes,
  encoding: fc.integer({ min: 0, max: 1 }),
  firstTs: uint64,
  lastTs: uint64,
  hasFullSnapshot: fc.boolean(),
  eventCount: uint32,
  rawSize: uint32,
  data: fc.uint8Array({ maxLength: 3000 }),
  url: text,
  viewportWidth: uint32,
  viewportHeight: uint32,
});

/** Any batch the encoder can write, every field included. */
export const arbitraryBatch: fc.Arbitrary<BatchInput> = fc.oneof(
  events.map((value) => ({ events: value })),
  replayChunk.map((value) => ({ replayChunk: value })),
);
