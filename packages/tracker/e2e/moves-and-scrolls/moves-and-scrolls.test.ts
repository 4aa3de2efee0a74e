import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../../e2e/support/chromium.ts';
import { eventually } from '../../../../e2e/support/eventually.ts';
import { openTrackedPage } from '../support/open-tracked-page.ts';

const html = new URL('page.html', import.meta.url);

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test('moves come in few events with many points, scrolls when they rest, milestones once', async () => {
  const { page, sink, close } = await openTrackedPage(browser, {
    html,
    config: { events: { replay: false } },
  });
  await eventually(() => expect(sink.events('pageView')).toHaveLength(1));
  await page.mouse.move(10, 10);
  await page.mouse.wheel(0, 4500);
  await eventually(async () => expect(await page.evaluate(() => scrollY)).toBe(4500));
  for (let step = 0; step < 40; step += 1) {
    await page.mouse.move(10 + 10 * step, 20 + 5 * step);
    await page.waitForTimeout(40);
  }
  await page.mouse.wheel(0, -1000);
  await eventually(async () => expect(await page.evaluate(() => scrollY)).toBe(3500));
  await page.waitForTimeout(500);
  await page.goto('about:blank');
  await eventually(() => expect(sink.events('pageExit')).toHaveLength(1));
  await close();

  const moves = sink.events('mouseMove');
  const points = moves.flatMap(({ at, body }) => {
    const read: { at: number; x: number; y: number }[] = [];
    const last = { at, x: 0, y: 0 };
    const numbers = body.mouseMove?.points ?? [];
    for (let place = 0; place < numbers.length; place += 3) {
      const [ms = 0, x = 0, y = 0] = numbers.slice(place, place + 3);
      Object.assign(last, { at: last.at + ms, x: last.x + x, y: last.y + y });
      read.push({ ...last });
    }
    return read;
  });
  expect(points.length).toBeGreaterThan(10);
  expect(moves.length).toBeLessThan(points.length / 4);
  expect(points[0]).toMatchObject({ x: 10, y: 10 });
  // The page is scrolled: points are places of the page, not of the window.
  expect(points.at(-1)).toMatchObject({ x: 400, y: 4500 + 215 });
  const gaps = points.slice(1).map(({ at }, place) => at - (points[place]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50);

  const scrolls = sink.events('scroll').map(({ body }) => body.scroll);
  expect(scrolls[0]?.velocity).toBeGreaterThan(0);
  expect(scrolls.some((scroll) => scroll?.top === 4500)).toBe(true);
  expect(scrolls.at(-1)).toMatchObject({ top: 3500, percent: 49, pageHeight: 9000 });
  expect(scrolls.at(-1)?.velocity).toBeLessThan(0);
  expect(sink.events('scrollMilestone').map(({ body }) => body.scrollMilestone?.percent)).toEqual([25, 50]);
  expect(sink.events('pageExit')[0]?.body.pageExit?.maxScrollPercent).toBe(60);
});
