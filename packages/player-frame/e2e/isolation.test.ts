import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from '../../../e2e/support/chromium.ts';
import { HOSTILE_START, hostileRecording } from './hostile-recording.ts';
import { loadChunks, openHost, openPlayer, playToEnd, toldErrors } from './support/host-page.ts';
import { COLOURS, recordedColours, scriptsRun, settle } from './support/hostile-outcome.ts';
import { playPlain } from './support/play-plain.ts';
import {
  type Attacker,
  bundlePlainReplayer,
  type Site,
  serveAttacker,
  serveHost,
  servePlayerFrame,
} from './support/sites.ts';

let browser: Browser;
let attacker: Attacker;
let player: Site & { src: string };
let host: Site;

beforeAll(async () => {
  browser = await launchChromium();
  attacker = await serveAttacker();
  player = await servePlayerFrame();
  host = await serveHost({
    self: `default-src 'self'; frame-src ${player.url}`,
    nonce: `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'; base-uri 'none'; frame-src ${player.url}`,
    'trusted-types': `script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; frame-src ${player.url}`,
    'no-frame': "default-src 'self'",
  });
});

afterAll(async () => {
  await browser.close();
  await Promise.all([attacker.stop(), player.stop(), host.stop()]);
});

beforeEach(() => attacker.forget());

test('a plain Replayer lets the hostile recording out, so its vectors are alive', async () => {
  const page = await openHost(browser, { host: host.url });
  await page.addScriptTag({ url: '/plain-rrweb.js' });
  await page.evaluate(playPlain, hostileRecording(attacker.url, false));
  await settle(page);

  expect(new Set(attacker.requests).size).toBeGreaterThan(40);
  await page.close();
});

test('even a plain Replayer reaches nobody from within the frame, so its policy holds alone', async () => {
  const { page, frame } = await openPlayer(browser, { host: host.url, src: player.src });
  await frame.evaluate(`${await bundlePlainReplayer()};window.PlainRrweb = PlainRrweb`);
  await frame.evaluate(playPlain, hostileRecording(attacker.url, false));
  await settle(page);

  expect(attacker.requests).toEqual([]);
  expect(await scriptsRun(page)).toEqual([]);
  await page.close();
});

test.each(['none', 'self', 'nonce', 'trusted-types'])(
  'played in the frame under host policy "%s": no request, no script, styles intact',
  async (policy) => {
    const { page, frame } = await openPlayer(browser, { host: host.url, policy, src: player.src });
    await loadChunks(page, [hostileRecording(attacker.url)], { startedAt: HOSTILE_START });
    await playToEnd(page);
    await settle(page);
    expect(await frame.evaluate(recordedColours)).toEqual(COLOURS);

    for (const time of [0, 950, 60, 949]) await page.evaluate((at) => window.player.seek(at), time);
    await settle(page);
    expect(await frame.evaluate(recordedColours)).toEqual(COLOURS);

    expect(attacker.requests).toEqual([]);
    expect(attacker.connections()).toBe(0);
    expect(await scriptsRun(page)).toEqual([]);
    expect(await toldErrors(page)).toEqual([]);
    await page.close();
  },
);

test('played inline under no host policy: no request, no script, styles intact', async () => {
  const { page, frame } = await openPlayer(browser, { host: host.url, isInline: true });
  await loadChunks(page, [hostileRecording(attacker.url)], { startedAt: HOSTILE_START });
  await playToEnd(page);
  await settle(page);
  for (const time of [0, 950, 60, 949]) await page.evaluate((at) => window.player.seek(at), time);
  await settle(page);

  expect(await page.evaluate(recordedColoursInline)).toEqual(COLOURS);
  expect(attacker.requests).toEqual([]);
  expect(attacker.connections()).toBe(0);
  expect(await page.evaluate(() => window.PWNED)).toBeUndefined();
  expect(await toldErrors(page)).toEqual([]);
  expect(frame.url()).toBe('about:srcdoc');
  await page.close();
});

const recordedColoursInline = () => {
  const shell = document.querySelector<HTMLIFrameElement>('#stage > iframe')?.contentDocument;
  const page = shell?.querySelector('iframe')?.contentDocument;
  return ['#a', '#b', '#c'].map((selector) => {
    const element = page?.querySelector(selector);
    return element && page?.defaultView?.getComputedStyle(element).color;
  });
};

test('a host policy without the frame-src is told at once and by name', async () => {
  const page = await openHost(browser, { host: host.url, policy: 'no-frame' });
  const error = await page.evaluate(async (src) => {
    const container = document.querySelector('#stage') as Element;
    return window.gosight
      .createPlayerFrame({ container, src })
      .catch(({ code, message }) => ({ code, message, frames: container.children.length }));
  }, player.src);

  expect(error).toEqual({
    code: 'frame_unreachable',
    message: `This page's Content-Security-Policy needs: frame-src ${player.url}`,
    frames: 0,
  });
  await page.close();
});

test('the recorded page can neither greet nor be greeted: only the embedding page gets a stage', async () => {
  const { page, frame } = await openPlayer(browser, { host: host.url, src: player.src });
  // A second greeting, as another script of the host might send it, finds nobody listening.
  const isAnswered = await page.evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.onmessage = () => resolve(true);
      setTimeout(resolve, 1_000, false);
    });
    document
      .querySelector('iframe')
      ?.contentWindow?.postMessage({ gosight: 'hello', protocol: 1 }, '*', [port2]);
    return answer;
  });
  expect(isAnswered).toBe(false);
  expect(
    await frame.evaluate(() =>
      fetch('/player/').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  await page.close();
});
