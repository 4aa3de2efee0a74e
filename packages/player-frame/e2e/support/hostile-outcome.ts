import type { Page } from 'playwright-core';
import type {} from './host-page.ts';

/** What the honest styles of the hostile recording make of its `#a`, `#b` and `#c` when all of it was played. */
export const COLOURS = ['rgb(1, 2, 3)', 'rgb(4, 5, 6)', 'rgb(7, 8, 9)'];

/** The colours of `#a`, `#b` and `#c` on the stage; evaluated in the player frame, so it knows nothing but that. */
export const recordedColours = () => {
  const page = document.querySelector('iframe')?.contentDocument;
  return ['#a', '#b', '#c'].map((selector) => {
    const element = page?.querySelector(selector);
    return element && page?.defaultView?.getComputedStyle(element).color;
  });
};

/** Anything that was still on its way when playback ended has arrived by then. */
export const settle = (page: Page) => page.waitForTimeout(1_500);

/** The marks that scripts of the recording left in any window of the page. */
export async function scriptsRun(page: Page): Promise<string[]> {
  const marks = await Promise.all(
    page
      .frames()
      .map((frame) =>
        Promise.race([
          frame.evaluate(() => globalThis.PWNED ?? ''),
          page.waitForTimeout(2_000).then(() => ''),
        ]),
      ),
  );
  return marks.filter(Boolean);
}
