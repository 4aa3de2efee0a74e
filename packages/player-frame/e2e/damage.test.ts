import { gzipSync } from 'node:zlib';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../e2e/support/chromium.ts';
import { addChunk, openPlayer, type TestChunk, toldErrors } from './support/host-page.ts';
import { openingEvents, PageBuilder, type TestNode } from './support/recorded-page.ts';
import { type Site, serveHost, servePlayerFrame } from './support/sites.ts';

const START = 1_700_000_000_000;

let browser: Browser;
let player: Site & { src: string };
let host: Site;
let page: Page;
let frame: Frame;

beforeAll(async () => {
  browser = await launchChromium();
  player = await servePlayerFrame();
  host = await serveHost({});
  ({ page, frame } = await openPlayer(browser, { host: host.url, src: player.src }));
});

afterAll(async () => {
  await browser.close();
  await Promise.all([player.stop(), host.stop()]);
});

function snapshot(children: (page: PageBuilder) => TestNode[]): { events: unknown[]; body: TestNode } {
  const builder = new PageBuilder();
  const body = builder.element('body', {}, children(builder));
  return { events: openingEvents(builder.document([], body), START), body };
}

const change = (time: number, data: object) => ({
  type: 3,
  timestamp: START + time,
  data: { source: 0, ...data },
});

const addText = (time: number, body: TestNode, id: number) =>
  change(time, {
    adds: [{ parentId: body.id, nextId: null, node: { type: 3, id, textContent: `at ${time};` } }],
  });

const simple = () => snapshot((builder) => [builder.text('sound;')]);

/** Gives chunks to a fresh stream and goes to its end; returns what was refused and what was told. */
async function show(
  chunks: TestChunk[],
  time = 1_000,
): Promise<{ refused: unknown[]; told: unknown[]; text: string }> {
  await page.evaluate((startedAt) => {
    window.told.length = 0;
    return window.player.load({ streamId: 'damaged', startedAt });
  }, START);
  const refused: unknown[] = [];
  for (const chunk of chunks) {
    const answer = await addChunk(page, chunk);
    if ('code' in answer) refused.push(answer.code);
  }
  await page.evaluate((at) => window.player.seek(at), time);
  const text = await frame.evaluate(
    () => document.querySelector('iframe')?.contentDocument?.body?.textContent ?? '',
  );
  return { refused, told: await toldErrors(page), text };
}

test('a sound recording is shown without any error', async () => {
  const { events, body } = simple();
  const shown = await show([
    { seq: 0, events },
    { seq: 1, events: [addText(100, body, 900)], isLast: true },
  ]);
  expect(shown).toEqual({ refused: [], told: [], text: 'sound;at 100;' });
});

test('changes without their page', async () => {
  const { body } = simple();
  const shown = await show([{ seq: 1, events: [addText(100, body, 900)] }]);
  expect(shown).toEqual({ refused: [], told: ['missing_snapshot'], text: '' });
});

test.each([
  ['cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ['flipped', (whole: Buffer) => Buffer.from(whole).fill(0xff, 20, 30)],
  ['followed by junk', (whole: Buffer) => Buffer.concat([whole, Buffer.from('junk')])],
  ['not JSON', () => gzipSync('[{"type":4')],
  ['not a list', () => gzipSync('{"type":4}')],
])('gzip %s: the chunk is refused, what was there stays', async (_name, damage) => {
  const { events, body } = simple();
  const bytes = damage(gzipSync(JSON.stringify([addText(100, body, 900)])));
  const shown = await show([
    { seq: 0, events },
    { seq: 1, bytes },
  ]);
  expect(shown).toEqual({ refused: ['bad_chunk'], told: [], text: 'sound;' });
});

test('a gzip bomb', async () => {
  const bytes = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
  expect(
    await show([
      { seq: 0, events: simple().events },
      { seq: 1, bytes },
    ]),
  ).toMatchObject({
    refused: ['too_large'],
    text: 'sound;',
  });
});

test('a chunk that comes twice counts once', async () => {
  const { events, body } = simple();
  const second = { seq: 1, events: [addText(100, body, 900)] };
  const shown = await show([{ seq: 0, events }, second, second]);
  expect(shown).toEqual({ refused: ['duplicate_chunk'], told: [], text: 'sound;at 100;' });
});

test('events in the wrong order are put in the order of time, and told', async () => {
  const { events, body } = simple();
  const changes = [addText(300, body, 903), addText(100, body, 901), addText(200, body, 902)];
  const shown = await show([
    { seq: 0, events },
    { seq: 1, events: changes },
  ]);
  expect(shown).toEqual({ refused: [], told: ['out_of_order'], text: 'sound;at 100;at 200;at 300;' });
});

test('times before the stream and times that are none', async () => {
  const { events, body } = simple();
  const changes = [
    addText(-5_000_000, body, 901),
    { ...addText(0, body, 902), timestamp: -1 },
    addText(100, body, 903),
  ];
  const broken = [
    { ...addText(0, body, 904), timestamp: 'soon' },
    null,
    7,
    'event',
    [],
    { type: 99, timestamp: START },
  ];
  const shown = await show([
    { seq: 0, events },
    { seq: 1, events: [...changes, ...broken] },
  ]);
  expect(shown).toEqual({ refused: [], told: ['damaged_events', 'bad_time'], text: 'sound;at 100;' });
});

test('a node inside itself, nodes that wait for each other, and an id that is used twice', async () => {
  const { events, body } = simple();
  const node = (id: number) => ({ type: 2, tagName: 'div', attributes: {}, childNodes: [], id });
  const cycles = [
    change(100, { adds: [{ parentId: body.id, nextId: null, node: node(900) }] }),
    change(110, { adds: [{ parentId: 900, nextId: null, node: node(901) }] }),
    change(120, { adds: [{ parentId: 901, nextId: null, node: node(900) }] }),
    change(130, { adds: [902, 903].map((id) => ({ parentId: body.id, nextId: 1805 - id, node: node(id) })) }),
    addText(140, body, 904),
  ];
  const shown = await show([{ seq: 0, events: [...events, ...cycles] }]);
  expect(shown).toEqual({ refused: [], told: ['damaged_events', 'damaged_events'], text: 'sound;at 140;' });

  const twins = snapshot((builder) => [builder.element('p'), { ...builder.element('p'), id: 1 }]);
  expect(await show([{ seq: 0, events: twins.events }])).toMatchObject({
    told: ['damaged_snapshot'],
    text: '',
  });
});

test('many changes that refer to nothing do not keep rrweb searching', async () => {
  const { events, body } = simple();
  const node = (id: number) => ({ type: 2, tagName: 'div', attributes: {}, childNodes: [], id });
  const lost = Array.from({ length: 500 }, (_, index) =>
    change(100 + index, { adds: [{ parentId: body.id, nextId: 5_000 + index, node: node(900 + index) }] }),
  );
  const shown = await show([{ seq: 0, events: [...events, ...lost, addText(700, body, 9_000)] }]);
  expect(shown).toEqual({ refused: [], told: [], text: 'sound;at 700;' });
});

test('a page with too many nodes', async () => {
  const huge = snapshot((builder) => Array.from({ length: 400_000 }, () => builder.element('i')));
  const shown = await show([{ seq: 0, events: huge.events }]);
  expect(shown).toEqual({ refused: [], told: ['too_many_nodes'], text: '' });
});

test('a page nested deeper than any browser would', async () => {
  const deep = snapshot((builder) => {
    let node = builder.element('div');
    for (let depth = 0; depth < 2_000; depth += 1) node = builder.element('div', {}, [node]);
    return [node];
  });
  expect(await show([{ seq: 0, events: deep.events }])).toMatchObject({
    told: ['damaged_snapshot'],
    text: '',
  });
});

test('nodes that rrweb cannot make become ones that it can', async () => {
  const odd = snapshot((builder) => [
    builder.text('sound;'),
    builder.element('<bad tag>', { style: { toString: 1 }, rr_width: {}, class: 'x' }),
    { ...builder.element('img'), isShadowHost: true },
    { ...builder.element('annotation-xml'), isCustom: true },
    { type: 4, id: 800, textContent: 'cdata' },
    { type: 0, id: 801, childNodes: [] },
    { type: 2, id: 802 },
    { ...builder.text('x'), textContent: null },
  ]);
  const body = odd.body;
  const broken = [
    { type: 3, timestamp: START + 50, data: { source: 1, positions: [] } },
    {
      type: 3,
      timestamp: START + 51,
      data: { source: 1, positions: [{ x: 1, y: 1, id: 1, timeOffset: null }] },
    },
    { type: 3, timestamp: START + 52, data: { source: 2, type: 99, id: body.id } },
    {
      type: 3,
      timestamp: START + 53,
      data: { source: 8, id: body.id, adds: [{ rule: 'a{}', index: [0, 0, 0] }] },
    },
    { type: 3, timestamp: START + 54, data: { source: 13, id: body.id, index: [0], set: {} } },
    { type: 3, timestamp: START + 55, data: { source: 15, id: body.id, styleIds: null } },
  ];
  const shown = await show([{ seq: 0, events: [...odd.events, ...broken, addText(100, body, 900)] }]);
  expect(shown.text).toBe('sound;at 100;');
  expect(shown.told).toEqual(['damaged_events']);
});

test('messages that are no requests are ignored or refused, and the stage stays', async () => {
  const answers = await page.evaluate(async (src) => {
    const container = document.body.appendChild(document.createElement('div'));
    const { port1, port2 } = new MessageChannel();
    const heard: unknown[] = [];
    port1.onmessage = ({ data }) => heard.push(data);
    const element = container.appendChild(document.createElement('iframe'));
    element.src = src;
    await new Promise((resolve) => element.addEventListener('load', resolve));
    element.contentWindow?.postMessage({ gosight: 'hello', protocol: 99 }, '*', [port2]);
    while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    container.remove();
    return heard;
  }, player.src);
  expect(answers).toEqual([
    { type: 'incompatible', protocol: 1, frameVersion: expect.stringMatching(/^\d/) },
  ]);

  const refused = await page.evaluate(async () => {
    const codes: unknown[] = [];
    const wrong: (() => Promise<unknown>)[] = [
      () => window.player.seek(Number.NaN),
      () => window.player.setSpeed(-1),
      () => window.player.setViewport({ width: 0, height: 1e9 }),
      () => window.player.queryRects([{} as string]),
    ];
    for (const request of wrong) await request().catch(({ code }) => codes.push(code));
    return codes;
  });
  expect(refused).toEqual(['bad_request', 'bad_request', 'bad_request', 'bad_request']);
  expect(await show([{ seq: 0, events: simple().events }])).toMatchObject({ told: [], text: 'sound;' });
});
