import type { Browser, Page } from 'playwright-core';
import type { RecordedApp } from '../support/apps/recorded-app.ts';
import { newVisitor } from '../support/chromium.ts';
import { readShownPage, type ShownPage } from './shown-page.ts';

/** What the live page showed at a moment of its own clock. */
export type Moment = { readonly at: number; readonly shown: ShownPage; readonly png: Buffer };

/** A visit that was recorded. */
export type Visit = { readonly sessionId: string; readonly moments: readonly Moment[] };

type TrackedWindow = Window & { GoSight?: { getSessionId?: () => string; flush?: () => Promise<void> } };

/** Goes through an app's steps, looks at the page after each, leaves, and stops the app's server. */
export async function recordApp(browser: Browser, app: RecordedApp, gosightUrl: string): Promise<Visit> {
  const site = await app.serve(gosightUrl);
  const context = await newVisitor(browser);
  const page = await context.newPage();
  try {
    await page.goto(site.url + app.path);
    await page.waitForFunction(() => (window as TrackedWindow).GoSight?.getSessionId?.());
    const sessionId = await page.evaluate(() => (window as TrackedWindow).GoSight?.getSessionId?.() ?? '');
    const moments: Moment[] = [];
    for (const step of app.steps) {
      await step(page);
      moments.push(await look(page));
    }
    // Something after the last moment, so that it does not lie behind the end of the recording.
    await page.mouse.click(3, 3);
    // A visitor who stays a few seconds: what is left behind at once is sent only as far as browsers allow.
    await page.evaluate(() => (window as TrackedWindow).GoSight?.flush?.());
    return { sessionId, moments };
  } finally {
    await page.close({ runBeforeUnload: false });
    await context.close();
    await site.stop();
  }
}

async function look(page: Page): Promise<Moment> {
  // While a page moves under a resting mouse, what it hovers over changes without any event to record.
  await page.mouse.move(3, 3);
  await settle(page);
  const png = await page.screenshot({ animations: 'disabled' });
  // Read as text, since the test runner's transforms put helpers into functions that no page has.
  const shown = (await page.evaluate(`(${readShownPage})(document)`)) as ShownPage;
  const at = await page.evaluate(() => Math.round(performance.timeOrigin + performance.now()));
  // What comes next is later than this moment by more than the recorder's throttles.
  await page.waitForTimeout(400);
  return { at, shown, png };
}

/** Waits until the page has not changed for a moment and nothing is on its way. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const finish = () => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(finish, 700);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(finish, 700);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
}
