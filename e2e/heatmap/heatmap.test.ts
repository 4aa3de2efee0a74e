import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoShopApp } from '../support/apps/demo-shop-app.ts';
import { recordedApps } from '../support/apps/recorded-apps.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { serveKitApp } from '../support/kit-app.ts';
import type { Site } from '../support/serve-static.ts';
import { startTestGoSight, type TestGoSight } from '../support/start-test-gosight.ts';
import { clickApp } from './click-app.ts';
import { drawnSpots, type Place } from './drawn-spots.ts';

/** Who clicked where: windows of several widths, most of them a phone's; another place of the same elements in each. */
const VISITS = [
  { width: 390, spot: { x: 0.3, y: 0.5 } },
  { width: 390, spot: { x: 0.6, y: 0.5 } },
  { width: 900, spot: { x: 0.5, y: 0.4 } },
  { width: 1280, spot: { x: 0.7, y: 0.6 } },
];
/** Heat is drawn in squares of this side, CSS pixels: a peak tells the place of a click no nearer. */
const SQUARE_PX = 4;

type Box = Place & { width: number; height: number };

let gosight: TestGoSight;
let browser: Browser;
let app: Site;

beforeAll(async () => {
  [gosight, browser] = await Promise.all([startTestGoSight(), launchChromium()]);
  app = await serveKitApp(gosight);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await gosight?.stop();
});

async function storedClicks(path: string): Promise<number> {
  type Answer = { project: { heatmap: { sampleCount: number; background: unknown } } };
  const { project } = await gosight.query<Answer>(
    'query ($path: String!) { project { heatmap(path: $path) { sampleCount background { url } } } }',
    { path },
  );
  return project.heatmap.background ? project.heatmap.sampleCount : 0;
}

/** Opens the heatmap of a path in a window that shows all of it at its real size. */
async function openHeatmap(path: string, width: string): Promise<Page> {
  const admin = await browser.newPage({ viewport: { width: 1900, height: 2_600 } });
  await admin.goto(`${app.url}/?view=heatmap&path=${path}&width=${width}`);
  await admin.locator('[data-gs-part="legend"]').waitFor();
  return admin;
}

/** Where the targets are in the page that the heat lies over; an element's parts in shadow roots lie within it. */
async function boxesIn(admin: Page, targets: readonly string[]): Promise<(Box | null)[]> {
  const element = await admin.locator('[data-gs-part="page"] iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The heatmap has no frame');
  return frame.evaluate((selectors) => {
    const page = document.querySelector('iframe')?.contentDocument;
    return selectors.map((selector) => {
      const box = page?.querySelector(selector)?.getBoundingClientRect();
      return box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
    });
  }, targets);
}

const isInside = ({ x, y }: Place, box: Box): boolean => {
  const slack = SQUARE_PX / 2;
  return (
    x >= box.x - slack &&
    x <= box.x + box.width + slack &&
    y >= box.y - slack &&
    y <= box.y + box.height + slack
  );
};

describe.each([...recordedApps, demoShopApp])(
  'clicks on $name, made at widths of 390, 900 and 1280',
  (recorded) => {
    beforeAll(async () => {
      const site = await recorded.serve(gosight.url);
      await Promise.all(VISITS.map((visit) => clickApp(browser, recorded, { siteUrl: site.url, ...visit })));
      await site.stop();
      await eventually(async () =>
        expect(await storedClicks(recorded.path)).toBe(VISITS.length * recorded.targets.length),
      );
    });

    // The most used width shows the clicks of all widths, on the page of a phone.
    it.each(['390', '1280', 'auto'])(
      'are all drawn inside what was clicked at a width of %s',
      async (width) => {
        const admin = await openHeatmap(recorded.path, width);
        const boxes = await boxesIn(admin, recorded.targets);
        const spots = await eventually(async () => {
          const found = await drawnSpots(admin);
          expect(found).not.toEqual([]);
          return found;
        });
        expect(await admin.locator('[data-gs-part="by-position"]').count()).toBe(0);
        expect(boxes).not.toContain(null);
        const outside = spots.filter((spot) => !boxes.some((box) => box && isInside(spot, box)));
        expect({ outside, boxes }).toEqual({ outside: [], boxes });
        const unmarked = recorded.targets.filter((_, index) => {
          const box = boxes[index];
          return !box || !spots.some((spot) => isInside(spot, box));
        });
        expect(unmarked).toEqual([]);
        await admin.close();
      },
    );
  },
);
