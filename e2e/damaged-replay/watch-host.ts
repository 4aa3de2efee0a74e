import type { Page } from 'playwright-core';

declare global {
  /** For tests: how often a timer of the host page has fired. */
  var hostBeats: number;
  /** For tests: what the player said over the stage, in order. */
  var notices: string[];
}

/** Lets a timer tick in the host page and notes what its player says. Call before the page opens. */
export async function watchHost(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

/** What the player said so far, in order. */
export function readNotices(page: Page): Promise<string[]> {
  return page.evaluate(() => globalThis.notices);
}

/** Runs in the browser. */
function watch(): void {
  globalThis.hostBeats = 0;
  globalThis.notices = [];
  setInterval(() => {
    globalThis.hostBeats += 1;
  }, 50);
  const note = () => {
    const text = document.querySelector('[data-gs-part="toast"]')?.textContent ?? '';
    if (text !== '' && globalThis.notices.at(-1) !== text) globalThis.notices.push(text);
  };
  new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
}
