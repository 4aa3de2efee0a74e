import type { Browser } from 'playwright-core';
import type { RecordedApp } from '../support/apps/recorded-app.ts';
import { newVisitor } from '../support/chromium.ts';

type TrackedWindow = Window & { GoSight?: { getSessionId?: () => string; flush?: () => Promise<void> } };

/** Where in an element a visitor clicks, as shares of its width and height. */
export type Spot = { readonly x: number; readonly y: number };

/** Visits an app in a window of some width and clicks each of its targets once, with a real mouse. */
export async function clickApp(
  browser: Browser,
  app: RecordedApp,
  visit: { siteUrl: string; width: number; spot: Spot },
): Promise<void> {
  const context = await newVisitor(browser);
  const page = await context.newPage();
  await page.setViewportSize({ width: visit.width, height: 900 });
  await page.goto(visit.siteUrl + app.path);
  await page.waitForFunction(() => (window as TrackedWindow).GoSight?.getSessionId?.());
  await page
    .locator(app.targets.at(-1) ?? 'body')
    .first()
    .waitFor();
  // Apps move their parts about for a moment after they are there.
  await page.waitForTimeout(500);
  for (const target of app.targets) {
    const element = page.locator(target).first();
    await element.scrollIntoViewIfNeeded();
    const box = await element.boundingBox();
    if (!box) throw new Error(`${target} is not to be seen`);
    await page.mouse.click(box.x + box.width * visit.spot.x, box.y + box.height * visit.spot.y);
    // The tracker watches what a click leads to.
    await page.waitForTimeout(1_200);
  }
  await page.evaluate(() => (window as TrackedWindow).GoSight?.flush?.());
  await context.close();
}
