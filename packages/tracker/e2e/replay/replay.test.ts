import { EventType, IncrementalSource, MouseInteractions } from '@rrweb/types';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../../e2e/support/chromium.ts';
import { eventually } from '../../../../e2e/support/eventually.ts';
import { type OpenOptions, openTrackedPage, type TrackedPage } from '../support/open-tracked-page.ts';

const html = new URL('page.html', import.meta.url);

let browser: Browser;
let tracked: TrackedPage | undefined;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());
afterEach(async () => {
  await tracked?.close();
  tracked = undefined;
});

async function open(options: Partial<OpenOptions> = {}): Promise<TrackedPage> {
  tracked = await openTrackedPage(browser, { html, ...options });
  return tracked;
}

const flush = ({ page }: TrackedPage) =>
  page.evaluate(() => (globalThis as unknown as { GoSight: { flush(): Promise<void> } }).GoSight.flush());
const call = ({ page }: TrackedPage, method: string) =>
  page.evaluate((name) => {
    (globalThis as unknown as { GoSight: Record<string, () => void> }).GoSight[name]?.();
  }, method);

test('the first snapshot arrives at once, increments follow, and all chunks count from 0', async () => {
  const subject = await open({ path: '/shoes?utm_source=mail&token=SECRET' });
  const { page, sink, url } = subject;
  await eventually(() => expect(sink.chunks).toHaveLength(1));
  const [first] = sink.chunks;
  expect(first).toMatchObject({
    chunkSeq: 0,
    hasFullSnapshot: true,
    eventCount: 2,
    url: `${url}/shoes?utm_source=mail`,
    viewportWidth: 1280,
    viewportHeight: 900,
  });
  expect(first?.events.map(({ type }) => type)).toEqual([EventType.Meta, EventType.FullSnapshot]);
  expect(first?.events[0]?.data).toMatchObject({ href: `${url}/shoes?utm_source=mail`, width: 1280 });
  expect(first?.rawSize).toBe(Buffer.byteLength(first?.text ?? ''));
  expect(first?.firstTs).toBe(first?.events[0]?.timestamp);

  await page.click('#add');
  await flush(subject);
  await eventually(() => expect(JSON.stringify(sink.recorded())).toContain('1 in the cart'));
  expect(sink.chunks.map(({ chunkSeq }) => chunkSeq)).toEqual(sink.chunks.map((_, place) => place));
  expect(new Set(sink.chunks.map(({ stream }) => stream))).toEqual(
    new Set(sink.batches.map(({ stream }) => stream)),
  );
  expect(new Set(sink.chunks.map(({ session }) => session))).toEqual(
    new Set(sink.batches.map(({ session }) => session)),
  );
});

test('events and recording share one clock, also when the clock of the system jumps', async () => {
  const subject = await open({
    before: () => {
      const real = Date.now;
      Date.now = () => real() + (performance.now() > 1000 ? 600_000 : 0);
    },
  });
  const { page, sink } = subject;
  await eventually(() => expect(sink.chunks).toHaveLength(1));
  await page.waitForTimeout(1100);
  await page.click('#add');
  await page.waitForTimeout(100);
  await flush(subject);
  await eventually(() => expect(sink.events('click')).toHaveLength(1));
  const clicks = sink
    .recorded()
    .filter(
      ({ type, data }) =>
        type === EventType.IncrementalSnapshot &&
        data.source === IncrementalSource.MouseInteraction &&
        data.type === MouseInteractions.Click,
    );
  expect(clicks).toHaveLength(1);
  expect(Math.abs((clicks[0]?.timestamp ?? 0) - (sink.events('click')[0]?.at ?? 0))).toBeLessThanOrEqual(20);
  const times = sink.recorded().map(({ timestamp }) => timestamp);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('what happened last goes when the page is left, uncompressed', async () => {
  const { page, sink } = await open();
  await eventually(() => expect(sink.chunks).toHaveLength(1));
  await page.evaluate(() => {
    document.querySelector('#count')?.replaceChildren('LAST WORDS');
  });
  await page.goto('about:blank');
  await eventually(() => expect(sink.chunks.length).toBeGreaterThan(1));
  const tail = sink.chunks.at(-1);
  expect(tail).toMatchObject({ encoding: 0, hasFullSnapshot: false });
  expect(tail?.text).toContain('LAST WORDS');
  expect(sink.events('pageExit')).toHaveLength(1);
});

test('a page of 700 KB is recorded in one snapshot', async () => {
  const rows = Array.from({ length: 7000 }, (_, row) => `<p class="row">Row ${row} ${'x'.repeat(80)}</p>`);
  const large = `<!doctype html><html><head></head><body>${rows.join('\n')}</body></html>`;
  expect(large.length).toBeGreaterThan(700_000);
  const subject = await open({ html: large });
  await eventually(() => expect(subject.sink.chunks).toHaveLength(1));
  const [first] = subject.sink.chunks;
  expect(first?.hasFullSnapshot).toBe(true);
  expect(first?.text).toContain('Row 6999 ');
  expect(first?.data.length).toBeLessThan(512_000);
});

test.for([
  { name: 'no replay is chosen', config: { sampling: { replaySampleRate: 0 } } },
  { name: 'replays are switched off', config: { events: { replay: false } } },
  { name: 'the page may not be recorded', config: { privacy: { blockUrls: ['*'] } } },
])('without a replay the recorder is not even loaded: $name', async ({ config }) => {
  const { page, sink } = await open({ config });
  await page.click('#add');
  await page.waitForTimeout(500);
  expect(sink.requested).toContain('/sdk.js');
  expect(sink.requested).not.toContain('/recorder.js');
  expect(sink.chunks).toHaveLength(0);
});

test('a session that is not chosen sends nothing at all', async () => {
  const subject = await open({ config: { sampling: { sessionSampleRate: 0 } } });
  await subject.page.click('#add');
  await flush(subject);
  expect(subject.sink.received).toHaveLength(0);
});

test('a new session begins with a full snapshot of its own', async () => {
  const subject = await open();
  const { page, sink } = subject;
  await eventually(() => expect(sink.chunks).toHaveLength(1));
  await page.click('#add');
  await call(subject, 'startNewSession');
  await page.click('#add');
  await eventually(() => expect(new Set(sink.chunks.map(({ session }) => session)).size).toBe(2));
  await flush(subject);
  const sessionOf = (isFirst: boolean) =>
    sink.chunks.filter(({ session }) => (session === sink.chunks[0]?.session) === isFirst);
  const first = sessionOf(true);
  expect(first[0]?.hasFullSnapshot).toBe(true);
  expect(sessionOf(false)[0]?.hasFullSnapshot).toBe(true);
  expect(JSON.stringify(first)).toContain('1 in the cart');
  expect(JSON.stringify(first)).not.toContain('2 in the cart');
});

test('while paused nothing is recorded, and resuming begins with a full snapshot', async () => {
  const subject = await open();
  const { page, sink } = subject;
  await eventually(() => expect(sink.chunks).toHaveLength(1));
  await call(subject, 'pause');
  await page.evaluate(() => document.body.append('WHILE PAUSED'));
  await page.evaluate(() => {
    document.body.lastChild?.remove();
  });
  await call(subject, 'resume');
  await eventually(() =>
    expect(sink.chunks.filter(({ hasFullSnapshot }) => hasFullSnapshot)).toHaveLength(2),
  );
  await call(subject, 'optOut');
  await page.evaluate(() => document.body.append('AFTER OPT-OUT'));
  await page.goto('about:blank');
  const all = Buffer.concat(sink.received).toString('latin1');
  expect(all).not.toContain('WHILE PAUSED');
  expect(all).not.toContain('AFTER OPT-OUT');
});

test('a snapshot that the server refuses is taken anew; one that fails is sent again as it was', async () => {
  const answers = [503, 413];
  const tried: { seq: number; data: string }[] = [];
  const subject = await open({
    prepare: (sink) => {
      sink.answerChunk = ({ chunkSeq, data }) => {
        tried.push({ seq: chunkSeq, data: Buffer.from(data).toString('hex') });
        return answers.shift();
      };
    },
  });
  await eventually(() => expect(subject.sink.chunks.at(0)?.hasFullSnapshot).toBe(true));
  expect(tried.slice(0, 3).map(({ seq }) => seq)).toEqual([0, 0, 1]);
  expect(tried[1]?.data).toBe(tried[0]?.data);
});

test('each route of a single-page app gets a snapshot of its own', async () => {
  const subject = await open();
  const { page, sink, url } = subject;
  await eventually(() => expect(sink.chunks).toHaveLength(1));
  await page.evaluate(() => {
    history.pushState({}, '', '/checkout?code=SECRET');
    document.querySelector('#headline')?.replaceChildren('Check-out');
  });
  await eventually(() => {
    const snapshot = sink.chunks.find(
      ({ url: at, hasFullSnapshot }) => hasFullSnapshot && at.endsWith('/checkout'),
    );
    expect(snapshot?.text).toContain('Check-out');
    expect(snapshot?.events[0]?.data).toMatchObject({ href: `${url}/checkout` });
  });
});

test.for([
  { name: 'a nonce', policy: "script-src 'nonce-n1'" },
  { name: 'Trusted Types', policy: "script-src 'self' 'nonce-n1'; require-trusted-types-for 'script'" },
])('the recorder is loaded under a policy with $name', async ({ policy }) => {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const { sink } = await open({
    html: `<!doctype html><html><head>${meta}</head><body>Guarded</body></html>`,
    nonce: 'n1',
  });
  await eventually(() => expect(sink.chunks).toHaveLength(1));
  expect(sink.chunks[0]?.text).toContain('Guarded');
});

test('a recording goes on in the next document, as another stream of the same session', async () => {
  const { page, sink } = await open();
  await eventually(() => expect(sink.chunks).toHaveLength(1));
  await page.reload();
  await eventually(() => expect(new Set(sink.chunks.map(({ stream }) => stream)).size).toBe(2));
  expect(new Set(sink.chunks.map(({ session }) => session)).size).toBe(1);
  expect(
    sink.chunks.filter(({ hasFullSnapshot, chunkSeq }) => hasFullSnapshot && chunkSeq === 0),
  ).toHaveLength(2);
});
