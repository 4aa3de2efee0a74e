import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../e2e/support/chromium.ts';
import { RECORDED_SITE } from './recorded-site.ts';
import {
  addChunk,
  loadChunks,
  type OpenPlayer,
  openPlayer,
  playToEnd,
  toldErrors,
} from './support/host-page.ts';
import { readPage, type ShownPage } from './support/read-page.ts';
import { type Site, serveHost, servePlayerFrame, serveRecordedSite } from './support/sites.ts';

type Recording = {
  startedAt: number;
  events: { timestamp: number }[];
  moments: { time: number; live: ShownPage }[];
};

declare global {
  var steps: (() => void)[];
  var events: { timestamp: number }[];
}

let browser: Browser;
let player: Site & { src: string };
let host: Site;
let recording: Recording;

beforeAll(async () => {
  browser = await launchChromium();
  player = await servePlayerFrame();
  host = await serveHost({});
  recording = await record();
});

afterAll(async () => {
  await browser.close();
  await Promise.all([player.stop(), host.stop()]);
});

/** Records the small page, then stops its server: a replay must not need it. */
async function record(): Promise<Recording> {
  const site = await serveRecordedSite(RECORDED_SITE);
  const page = await browser.newPage();
  await page.goto(site.url);
  const moments: { at: number; live: ShownPage }[] = [];
  for (const step of [0, 1, 2]) {
    await page.evaluate((index) => globalThis.steps[index]?.(), step);
    // Long enough for the recorder's throttles, and for a moment that lies clearly after the step.
    await page.waitForTimeout(700);
    const live = await page.evaluate(`(${readPage})(document)`);
    moments.push({ at: await page.evaluate(() => Date.now()), live: live as ShownPage });
    await page.waitForTimeout(50);
  }
  const events = await page.evaluate(() => globalThis.events);
  await page.close();
  await site.stop();
  const startedAt = events[0]?.timestamp ?? 0;
  return { startedAt, events, moments: moments.map(({ at, live }) => ({ time: at - startedAt, live })) };
}

const replayed = (frame: Frame): Promise<ShownPage> =>
  frame.evaluate(`(${readPage})(document.querySelector('iframe').contentDocument)`);

/** While playing, rrweb scrolls smoothly: waits until the last scroll position is reached. */
const scrollEnd = (frame: Frame) =>
  frame.waitForFunction(
    (y) => document.querySelector('iframe')?.contentWindow?.scrollY === y,
    recording.moments[2]?.live.scrollY,
  );

async function openRecording(isInline = false): Promise<OpenPlayer> {
  const opened = await openPlayer(browser, { host: host.url, src: player.src, isInline });
  const { events, startedAt } = recording;
  const third = Math.ceil(events.length / 3);
  const chunks = [events.slice(0, third), events.slice(third, 2 * third), events.slice(2 * third)];
  await loadChunks(opened.page, chunks, { startedAt });
  return opened;
}

test('three moments of a real page look as they did live, sought forth and back', async () => {
  const { page, frame } = await openRecording();
  for (const index of [0, 1, 2, 0, 2, 1, 0]) {
    const moment = recording.moments[index];
    const playback = await page.evaluate((time) => window.player.seek(time), moment?.time ?? 0);
    // The last moment lies after the last change, which ends the recording.
    expect(playback.state).toBe(index === 2 ? 'ended' : 'paused');
    if (index < 2) expect(playback.time).toBe(moment?.time);
    expect(await replayed(frame), `moment ${index}`).toEqual(moment?.live);
  }
  expect(await toldErrors(page)).toEqual([]);
  await page.close();
});

test('played to the end, the page looks as it did last', async () => {
  const { page, frame } = await openRecording();
  await playToEnd(page, 4);
  await scrollEnd(frame);

  expect(await replayed(frame)).toEqual(recording.moments[2]?.live);
  const told = await page.evaluate(() => window.told);
  expect(told).toContainEqual({ type: 'viewport', width: 1280, height: 720 });
  expect(told.filter(({ type }) => type === 'state').map(({ state }) => state)).toEqual([
    // The first picture, as soon as the first chunk was there.
    'paused',
    'playing',
    'ended',
  ]);
  expect(told.filter(({ type }) => type === 'page')).toHaveLength(1);
  await page.close();
});

test('the inline fallback shows the same', async () => {
  const { page } = await openRecording(true);
  for (const { time, live } of recording.moments) {
    await page.evaluate((at) => window.player.seek(at), time);
    const shown = await page.evaluate(
      `(${readPage})(document.querySelector('#stage > iframe').contentDocument.querySelector('iframe').contentDocument)`,
    );
    expect(shown).toEqual(live);
  }
  await page.evaluate(() => window.player.destroy());
  expect(await page.locator('#stage > *').count()).toBe(0);
  await page.close();
});

test('waits for the chunk that is missing, and goes on when it comes', async () => {
  const { page, frame } = await openPlayer(browser, { host: host.url, src: player.src });
  const { events, startedAt, moments } = recording;
  const middle = events.findIndex(({ timestamp }) => timestamp - startedAt > (moments[0]?.time ?? 0));
  const later = events.findIndex(({ timestamp }) => timestamp - startedAt > (moments[1]?.time ?? 0));
  await page.evaluate((at) => window.player.load({ streamId: 'test', startedAt: at }), startedAt);
  await addChunk(page, { seq: 0, events: events.slice(0, middle) });
  await addChunk(page, { seq: 2, events: events.slice(later), isLast: true });
  await page.evaluate(() => window.player.play({ from: 0, speed: 8 }));
  await page.waitForFunction(() => window.told.at(-1)?.['state'] === 'waiting');
  expect(await replayed(frame)).toEqual(moments[0]?.live);

  await addChunk(page, { seq: 1, events: events.slice(middle, later) });
  await page.waitForFunction(() => window.told.at(-1)?.['state'] === 'ended');
  await scrollEnd(frame);
  expect(await replayed(frame)).toEqual(moments[2]?.live);
  expect(await toldErrors(page)).toEqual([]);
  await page.close();
});

test('tells heatmaps where elements are, what is at a point, and lays out at another width', async () => {
  const { page, frame } = await openRecording();
  await page.evaluate((time) => window.player.seek(time), recording.moments[2]?.time ?? 0);
  const shown = await page.evaluate(async () => {
    await window.player.scrollTo({ x: 0, y: 0 });
    await window.player.setViewport({ width: 800, height: 2000 });
    const [item, inside, none, invalid] = await window.player.queryRects([
      '#list > li:nth-of-type(2)',
      '#host >>> p:nth-of-type(1)',
      '#nowhere',
      ':::',
    ]);
    const center = item && { x: item.x + 2, y: item.y + item.height / 2 };
    const insideCenter = inside && { x: inside.x + 2, y: inside.y + inside.height / 2 };
    const found = {
      item: center && (await window.player.elementAt(center)),
      inside: insideCenter && (await window.player.elementAt(insideCenter)),
    };
    await window.player.setViewport({ width: 390, height: 2000 });
    return {
      ...found,
      none,
      invalid,
      itemRect: item,
      size: await window.player.documentSize(),
      frameWidth: window.player.element.style.width,
    };
  });

  expect(shown.none).toBeNull();
  expect(shown.invalid).toBeNull();
  expect(shown.item).toMatchObject({ selector: '#list > li:nth-of-type(2)', tag: 'li', text: 'Order 24' });
  expect(shown.item?.rect.y).toBe(shown.itemRect?.y);
  expect(shown.inside).toMatchObject({ selector: '#host >>> p:nth-of-type(1)', text: 'Inside' });
  expect(shown.size).toMatchObject({ width: 390, viewport: { width: 390, height: 2000 } });
  expect(shown.frameWidth).toBe('390px');
  expect(await frame.evaluate(() => document.querySelector('iframe')?.clientWidth)).toBe(390);
  await page.close();
});
