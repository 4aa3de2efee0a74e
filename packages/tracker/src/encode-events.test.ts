import { decodeBatch, enumName, Navigation } from '@gosight/proto';
import { expect, test } from 'vitest';
import { type BatchIdentity, type EventContext, encodeEvents } from './encode-events.ts';
import type { ElementDescription, GoSightEvent } from './events.ts';
import { readBatch } from './test-support/read-batch.ts';

const identity: BatchIdentity = {
  streamId: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  batchSeq: 7,
  tabId: new Uint8Array(8),
  sessionId: '01a20576-b195-78be-9b62-300cc10f5a7e',
  visitorId: 'a425b374-5fe7-475d-8afc-f5d4166f68d5',
};
const context: EventContext = {
  userId: 'u1',
  language: 'nb-NO',
  timeZone: 'Europe/Oslo',
  sdkVersion: '1.2.3',
  screenWidth: 1440,
  screenHeight: 900,
  viewportWidth: 1200,
  viewportHeight: 700,
  pixelRatioPercent: 150,
  attributes: { plan: 'pro', empty: '' },
};
const page = { url: 'https://a.example/', title: 'Shop', referrer: '' };
const other = { url: 'https://a.example/cart', title: 'Cart', referrer: 'https://a.example/' };
const element: ElementDescription = {
  selector: '#buy',
  tag: 'button',
  id: 'buy',
  classes: '',
  text: 'Buy',
  name: 'buy',
  role: 'button',
  href: '',
  data: { plan: 'pro' },
  interactive: true,
};
const place = {
  offsetX: 4,
  offsetY: 5,
  elementWidth: 60,
  elementHeight: 30,
  button: 0,
  modifiers: 8,
  detail: 1,
};
const click = (at: number): GoSightEvent => ({
  type: 'click',
  at,
  page,
  element,
  x: 100,
  y: 2000,
  ...place,
  outcome: 'DOM',
  outcomeDelay: 12,
});

test('repeated pages, elements and texts stand once', () => {
  const batch = decodeBatch(encodeEvents([click(1000), click(1010), click(1020)], identity, context)).events;
  expect(batch?.elements).toHaveLength(1);
  expect(batch?.pages).toHaveLength(1);
  expect(new Set(batch?.strings).size).toBe(batch?.strings.length);
});

test('a reader of the log finds what was recorded', () => {
  const events: GoSightEvent[] = [
    { type: 'page_view', at: 5000, page, navigation: 'PUSH' },
    click(5250),
    { type: 'custom_event', at: 5300, page: other, name: 'buy', properties: { price: '12', note: '' } },
    {
      type: 'js_error',
      at: 5310,
      page: other,
      name: 'TypeError',
      message: 'm',
      stack: 's',
      source: '',
      line: 3,
      column: 4,
    },
  ];
  const batch = readBatch(encodeEvents(events, identity, context));
  expect(batch).toMatchObject({
    seq: 7,
    stream: '0102030405060708',
    userId: 'u1',
    attributes: { plan: 'pro', empty: '' },
  });
  expect(batch.session).toBe(identity.sessionId.replaceAll('-', ''));
  expect(batch.events.map(({ at, kind, url, name }) => [at, kind, url, name])).toEqual([
    [5000, 'pageView', page.url, ''],
    [5250, 'click', page.url, 'buy'],
    [5300, 'customEvent', other.url, 'buy'],
    [5310, 'jsError', other.url, 'TypeError'],
  ]);
  expect(batch.events[2]?.properties).toEqual({ price: '12', note: '' });
  expect(batch.events[1]?.body.click).toMatchObject({
    x: 100,
    y: 2000,
    offsetX: 4,
    offsetY: 5,
    modifiers: 8,
  });
  expect(enumName(Navigation, batch.events[0]?.body.pageView?.navigation ?? -1)).toBe('PUSH');
});

test('every type of event has its place on the wire', () => {
  const custom = { name: 'n', properties: {} };
  const error = { name: 'E', message: '', stack: '', source: '', line: 0, column: 0 };
  const utm = { source: 's', medium: '', campaign: '', term: '', content: '' };
  const events: GoSightEvent[] = [
    { type: 'session_start', newVisitor: true, referrer: '', utm },
    { type: 'session_end', reason: 'IDLE' },
    { type: 'page_exit', timeOnPage: 5, maxScrollPercent: 50 },
    { type: 'page_visible' },
    { type: 'page_hidden' },
    { type: 'unhandled_rejection', ...error },
    { type: 'identify', ...custom },
    { type: 'group', ...custom },
  ].map((details) => ({ ...details, at: 1, page }) as GoSightEvent);
  expect(readBatch(encodeEvents(events, identity, context)).events.map(({ kind }) => kind)).toEqual([
    'sessionStart',
    'sessionEnd',
    'pageExit',
    'pageVisible',
    'pageHidden',
    'unhandledRejection',
    'identify',
    'group',
  ]);
});
