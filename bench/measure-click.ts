import { setTimeout as sleep } from 'node:timers/promises';
import { launchChromium, newVisitor } from '../e2e/support/chromium.ts';
import type { Result } from './result.ts';

const CLICKS = 40;
/** Clicks come at any phase of the clocks between them and the component: sealing, inserting, publishing. */
const PAUSE_MS = { least: 700, spread: 1500 };
const GOAL_MS = 2000;
/** A click that is not shown by then never will be. */
const HOPELESS_MS = 30_000;

/** From a click on the demo's "Add to cart" until the session list beside it shows one click more. */
export async function measureClick(url: string): Promise<Result[]> {
  const browser = await launchChromium();
  try {
    const page = await (await newVisitor(browser)).newPage();
    await page.goto(`${url}/demo/products/linen-shirt`);
    const cell = '[data-gs-part="row"][aria-current="true"] [data-gs-part="cell-clicks"] .gs-count-bare';
    // Where the list is narrow another element shows the same number.
    await page.locator(cell).waitFor({ state: 'attached' });
    const times: number[] = [];
    for (let count = 1; count <= CLICKS; count++) {
      await sleep(PAUSE_MS.least + Math.random() * PAUSE_MS.spread);
      const shown = page.evaluate(timeUntilShown, { cell, shown: String(count), limit: HOPELESS_MS });
      await page.getByTestId('add-to-cart').click();
      times.push(await shown);
    }
    times.sort((a, b) => a - b);
    const quantile = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
    return [
      { name: `click to component, median of ${CLICKS}`, value: quantile(0.5), unit: 'ms' },
      { name: `click to component, 95th of 100`, value: quantile(0.95), unit: 'ms', goal: GOAL_MS },
    ];
  } finally {
    await browser.close();
  }
}

/** Runs in the page, from the browser's own click event to the text on the screen: only what a visitor could see counts. */
function timeUntilShown(options: { cell: string; shown: string; limit: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    let startedAt = Number.NaN;
    addEventListener('click', (event) => (startedAt = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (document.querySelector(options.cell)?.textContent !== options.shown) return;
      observer.disconnect();
      resolve(performance.now() - startedAt);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    setTimeout(() => reject(new Error(`click ${options.shown} was never shown`)), options.limit);
  });
}
