import { gzipSync } from 'node:zlib';
import type { Browser, Frame, Page } from 'playwright-core';
import type * as Host from '../../src/host.ts';

/** What the tests keep in the host page. */
declare global {
  var gosight: typeof Host;
  var player: Host.PlayerFrame;
  var told: { type: string; [field: string]: unknown }[];
  var PWNED: string | undefined;
}

/** How a test opens a player. */
export type PlayerSetup = { host: string; policy?: string; src?: string; isInline?: boolean };

/** A host page with a connected player, and what that player told. */
export type OpenPlayer = { page: Page; frame: Frame };

/** Opens the host page and in it a player frame, or the inline fallback. */
export async function openPlayer(browser: Browser, setup: PlayerSetup): Promise<OpenPlayer> {
  const page = await openHost(browser, setup);
  await page.evaluate(
    async ({ src, isInline }) => {
      const container = document.querySelector('#stage') as Element;
      window.player = isInline
        ? await window.gosight.createInlineFrame({ container })
        : await window.gosight.createPlayerFrame({ container, src: src ?? '' });
      window.told = [];
      for (const type of ['state', 'viewport', 'page', 'error', 'assets'] as const) {
        window.player.on(type, (event) => window.told.push({ type, ...event }));
      }
    },
    { src: setup.src, isInline: setup.isInline },
  );
  const element = await page.locator('#stage > iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The player has no frame.');
  return { page, frame };
}

/** Opens the host page alone. */
export async function openHost(browser: Browser, { host, policy }: PlayerSetup): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${host}/?policy=${policy ?? ''}`);
  await page.waitForFunction(() => 'gosight' in window);
  return page;
}

/** How a test hands a recording over. */
export type LoadOptions = { startedAt: number; encoding?: 'gzip' | 'identity' };

/** Loads a stream and gives its events as chunks; the last one ends it. */
export async function loadChunks(page: Page, chunks: unknown[][], options: LoadOptions): Promise<void> {
  await page.evaluate(({ startedAt }) => window.player.load({ streamId: 'test', startedAt }), {
    startedAt: options.startedAt,
  });
  for (const [seq, events] of chunks.entries()) {
    await addChunk(page, {
      seq,
      events,
      isLast: seq === chunks.length - 1,
      encoding: options.encoding ?? 'gzip',
    });
  }
}

/** A chunk as a test writes it; `bytes` instead of `events` for damaged ones. */
export type TestChunk = {
  seq: number;
  events?: unknown[];
  bytes?: Buffer;
  isLast?: boolean;
  encoding?: 'gzip' | 'identity';
};

/** Gives one chunk; returns the answer, or the code of the error it was refused with. */
export async function addChunk(page: Page, chunk: TestChunk): Promise<Host.AddedChunk | { code: string }> {
  const encoding = chunk.encoding ?? 'gzip';
  const json = Buffer.from(JSON.stringify(chunk.events ?? []));
  const bytes = chunk.bytes ?? (encoding === 'gzip' ? gzipSync(json) : json);
  return page.evaluate(
    async ({ base64, seq, isLast, encoding }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
      try {
        return await window.player.addEvents({ seq, bytes, encoding, isLast });
      } catch (error) {
        return { code: (error as Host.FrameError).code };
      }
    },
    { base64: bytes.toString('base64'), seq: chunk.seq, isLast: chunk.isLast ?? false, encoding },
  );
}

/** Plays from the beginning to the end of what is there. */
export async function playToEnd(page: Page, speed = 1): Promise<void> {
  await page.evaluate((speed) => window.player.play({ from: 0, speed }), speed);
  await page.waitForFunction(() =>
    window.told.some(({ type, state }) => type === 'state' && state === 'ended'),
  );
}

/** Codes of the errors that the player told, in order. */
export async function toldErrors(page: Page): Promise<unknown[]> {
  return page.evaluate(() => window.told.filter(({ type }) => type === 'error').map(({ code }) => code));
}
