import type { Replay, ReplayChunk, ReplayStream } from '../replay-player/replay.ts';
import type { SessionEvent } from '../replay-player/replay-event.ts';

const STARTED_AT = Date.parse('2026-03-04T09:57:00.000Z');

/** A replay of one document that was watched for half a minute; give what your test is about. */
export function replayFixture(values: Partial<Replay> = {}): Replay {
  return {
    startedAt: new Date(STARTED_AT),
    duration: 30_000,
    isComplete: true,
    streams: [streamFixture()],
    pages: [{ time: 0, url: 'https://shop.example/', path: '/', title: 'Harbour Goods' }],
    inactivity: [],
    activity: [2, 5, 1, 0, 0, 3, 8, 2, 1, 4],
    gaps: [],
    missingAssets: [],
    frameUrl: 'https://gosight.example.com/player/1.0.0/',
    ...values,
  };
}

/** What {@link streamFixture} takes besides the fields of a stream. */
export type StreamFixtureOptions = Partial<Omit<ReplayStream, 'chunks'>> & {
  /** @defaultValue 6 */
  chunkCount?: number;
  /** Length of each chunk in ms. @defaultValue 5,000 */
  chunkMs?: number;
  /** Each so-many-th chunk begins with a full snapshot. @defaultValue only the first */
  snapshotEvery?: number;
  /** When it begins, ms since the replay's start. @defaultValue 0 */
  from?: number;
};

/** One document's recording, its chunks one after the other. */
export function streamFixture(options: StreamFixtureOptions = {}): ReplayStream {
  const {
    chunkCount = 6,
    chunkMs = 5_000,
    snapshotEvery = Number.POSITIVE_INFINITY,
    from = 0,
    ...stream
  } = options;
  const streamId = stream.streamId ?? 'a1';
  const chunks = Array.from(
    { length: chunkCount },
    (_, sequence): ReplayChunk => ({
      sequence,
      from: from + sequence * chunkMs,
      to: from + (sequence + 1) * chunkMs,
      hasFullSnapshot: sequence === 0 || sequence % snapshotEvery === 0,
      eventCount: 11,
      bytes: 900,
      encoding: 'identity',
      clockOffset: 0,
      isDamaged: false,
      url: `/v1/projects/shop/replay/session/${streamId}/${sequence}`,
    }),
  );
  const visible = [{ from, to: from + chunkCount * chunkMs }];
  return {
    tabId: 't1',
    path: '/',
    visible,
    viewport: { width: 1280, height: 720 },
    ...stream,
    streamId,
    chunks,
  };
}

/** The bytes of a chunk as a recorder writes them: an event every half second, a page first where it says so. */
export function chunkBytes(chunk: ReplayChunk): ArrayBuffer {
  const { sequence, from, to, clockOffset } = chunk;
  const start = STARTED_AT + from - clockOffset;
  const meta = { href: 'https://shop.example/', width: 1280, height: 720, sequence };
  const page = { node: EMPTY_PAGE, initialOffset: { left: 0, top: 0 }, sequence };
  const opening = [
    { type: 4, timestamp: start, data: meta },
    { type: 2, timestamp: start, data: page },
  ];
  const changes = [];
  for (let at = start + 500; at <= start + to - from; at += 500) {
    changes.push({ type: 3, timestamp: at, data: { source: 1, sequence } });
  }
  const events = [...(chunk.hasFullSnapshot ? opening : []), ...changes];
  return new TextEncoder().encode(JSON.stringify(events)).buffer as ArrayBuffer;
}

const EMPTY_PAGE = {
  type: 0,
  id: 1,
  childNodes: [{ type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [] }],
};

/** An event of a session; give what your test is about, and when it happened in ms since the replay's start. */
export function eventFixture(time: number, values: Partial<SessionEvent> = {}): SessionEvent {
  return {
    id: `e${time}`,
    at: new Date(STARTED_AT + time),
    type: 'click',
    path: '/',
    title: null,
    name: null,
    message: null,
    isDead: false,
    element: values.type === undefined || values.type === 'click' ? BUTTON : null,
    ...values,
  };
}

/** What a visitor of a shop did in half a minute. */
export function eventFixtures(): SessionEvent[] {
  return [
    eventFixture(0, { type: 'page_view', path: '/' }),
    eventFixture(4_000, { element: { ...BUTTON, name: 'Linen shirt', tag: 'a' } }),
    eventFixture(5_000, { type: 'page_view', path: '/products/linen-shirt' }),
    eventFixture(9_000),
    eventFixture(12_500, { element: { ...BUTTON, name: 'Size guide' }, isDead: true }),
    eventFixture(18_000, { type: 'js_error', name: 'TypeError', message: 'coupon is undefined' }),
    eventFixture(24_000, { type: 'custom_event', name: 'checkout_started' }),
  ];
}

const BUTTON = { name: 'Add to cart', tag: 'button', text: null, selector: '#buy' };
