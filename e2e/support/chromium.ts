import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { installedChromium } from './installed-chromium.ts';

/**
 * Our own flags on top of Playwright's. Never the list that `@sparticuz/chromium` offers: it disables web security,
 * and CORS, CSP and mixed content are what our tests are about.
 */
const FLAGS = ['--no-zygote', '--disable-dev-shm-usage', '--font-render-hinting=none', '--in-process-gpu'];

/** Starts a headless Chromium, after making sure that it really draws text. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await installedChromium();
  const browser = await chromium.launch({
    executablePath,
    args: FLAGS,
    chromiumSandbox: false,
    env: { ...(process.env as Record<string, string>), ...env },
  });
  try {
    await assertGlyphs(browser);
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

/**
 * A new visitor: nothing stored, and called Chrome as a person's browser is, since GoSight counts what calls itself
 * headless among the bots and leaves those out.
 */
export function newVisitor(browser: Browser): Promise<BrowserContext> {
  const userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`;
  return browser.newContext({ userAgent, viewport: { width: 1280, height: 900 } });
}

/** Without fonts text is blank without any error, and every assertion on positions and pictures would be worthless. */
async function assertGlyphs(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  const darkPixels = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return [];
    return ['W', '→'].map((glyph) => {
      context.clearRect(0, 0, 64, 64);
      context.font = '40px sans-serif';
      context.fillText(glyph, 8, 48);
      return context.getImageData(0, 0, 64, 64).data.filter((value, index) => index % 4 === 3 && value > 128)
        .length;
    });
  });
  await page.close();
  if (darkPixels.length === 0 || darkPixels.some((count) => count < 40)) {
    throw new Error(`Chromium draws no text (${darkPixels.join(', ')} pixels): are its fonts in place?`);
  }
}
