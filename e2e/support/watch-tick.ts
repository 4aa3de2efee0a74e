import type { Page } from 'playwright-core';

declare global {
  /** For tests: what a replayed synthetic page has shown, and when it was painted (Unix ms), newest last. */
  var shownTicks: { text: string; at: number }[];
}

/**
 * Watches, in every document of a page, what the recorded page inside a player says at `#tick`: the player's frame is of
 * another origin, so only a script in it can see. Call before the page opens.
 */
export async function watchTicks(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

/** Waits until some player on the page shows a tick as the newest; Unix ms of its painting. */
export async function waitForTick(page: Page, text: string, timeoutMs = 60_000): Promise<number> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    for (const frame of page.frames()) {
      const newest = await frame.evaluate(() => globalThis.shownTicks?.at(-1)).catch(() => undefined);
      if (newest?.text === text) return newest.at;
    }
    if (performance.now() > deadline) throw new Error(`${text} was never shown`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Every tick that was shown, in order. */
export async function readTicks(page: Page): Promise<string[]> {
  const seen = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => globalThis.shownTicks ?? []).catch(() => [])),
  );
  return seen.flat().map(({ text }) => text);
}

/** Runs in the browser. */
function watch(): void {
  globalThis.shownTicks = [];
  const look = () => {
    let text: string | undefined;
    try {
      text =
        document.querySelector('iframe')?.contentDocument?.querySelector('#tick')?.textContent ?? undefined;
    } catch {
      text = undefined;
    }
    if (text !== undefined && globalThis.shownTicks.at(-1)?.text !== text) {
      const entry = { text, at: performance.timeOrigin + performance.now() };
      globalThis.shownTicks.push(entry);
      // The frame after the change is the first that surely shows it.
      requestAnimationFrame(() => (entry.at = performance.timeOrigin + performance.now()));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
