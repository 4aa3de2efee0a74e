import { gunzipSync } from 'node:zlib';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  COLOURS,
  recordedColours,
  scriptsRun,
  settle,
} from '../../packages/player-frame/e2e/support/hostile-outcome.ts';
import { playPlain } from '../../packages/player-frame/e2e/support/play-plain.ts';
import {
  type Attacker,
  bundlePlainReplayer,
  serveAttacker,
} from '../../packages/player-frame/e2e/support/sites.ts';
import { readReplay, type StoredReplay } from '../replay/stored-replay.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { NONCE, serveKitApp } from '../support/kit-app.ts';
import type { Site } from '../support/serve-static.ts';
import { API_KEY, startTestGoSight, type TestGoSight } from '../support/start-test-gosight.ts';
import { sendHostileSession } from './hostile-session.ts';

/** Of the hostile recording, in the order of its chunks. */
const CHUNKS = 3;

let gosight: TestGoSight;
let browser: Browser;
let attacker: Attacker;
let app: Site;

beforeAll(async () => {
  [gosight, browser, attacker] = await Promise.all([startTestGoSight(), launchChromium(), serveAttacker()]);
  // What the kit's README tells a host with a policy to add, and nothing else.
  const gosightOnly = `connect-src 'self' ${gosight.url}; frame-src ${gosight.url}`;
  app = await serveKitApp(gosight, {
    policies: {
      self: `default-src 'self'; ${gosightOnly}`,
      nonce: `default-src 'none'; img-src 'self'; script-src 'nonce-${NONCE}' 'strict-dynamic'; style-src 'nonce-${NONCE}'; base-uri 'none'; ${gosightOnly}`,
      'trusted-types': `default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; ${gosightOnly}`,
    },
  });
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([app?.stop(), attacker?.stop()]);
  await gosight?.stop();
});

beforeEach(() => attacker.forget());

/** Sends the hostile recording, and waits until all of it can be replayed. */
async function storeHostileSession(breaksRrweb: boolean): Promise<{ id: string; replay: StoredReplay }> {
  const id = await sendHostileSession({ gosight: gosight.url, attacker: attacker.url, breaksRrweb });
  const replay = await eventually(async () => {
    const stored = await readReplay(gosight.query, id);
    expect(stored.streams[0]?.chunks).toHaveLength(CHUNKS);
    return stored;
  });
  return { id, replay };
}

/** The events of a stored recording, as whoever may replay it gets them. */
async function readEvents({ id, replay }: { id: string; replay: StoredReplay }): Promise<unknown[]> {
  const path = `/v1/projects/${gosight.firstProject.projectId}/replay/${id}/${replay.streams[0]?.streamId}`;
  const chunks = Array.from({ length: CHUNKS }, async (_, sequence) => {
    const headers = { Authorization: `Bearer ${API_KEY}` };
    const answer = await fetch(`${gosight.url}${path}/${sequence}`, { headers });
    expect(answer.status).toBe(200);
    return JSON.parse(gunzipSync(await answer.arrayBuffer()).toString()) as unknown[];
  });
  return (await Promise.all(chunks)).flat();
}

/** What a host would notice of a recording that broke something of it. */
type Trouble = { errors: string[]; violations(): Promise<string[]> };

async function openHost(id: string, policy: string): Promise<{ page: Page; trouble: Trouble }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      violations.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  const answer = await page.goto(`${app.url}/?view=replay&session=${id}&policy=${policy}`);
  expect(answer?.headers()['content-security-policy'] !== undefined).toBe(policy !== 'none');
  const violations = () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
  return { page, trouble: { errors, violations } };
}

const player = (page: Page, playback: string) =>
  page.locator(`[data-gs-part="player"][data-playback="${playback}"]`);

async function frameOf(page: Page): Promise<Frame> {
  const element = await page.locator('[data-gs-part="page"] iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The player has no frame');
  return frame;
}

async function seek(page: Page, time: number): Promise<void> {
  await page.evaluate((at) => globalThis.seek(at), time);
  await eventually(async () => expect(await page.evaluate(() => globalThis.now)).toBe(time));
  await player(page, 'paused').waitFor();
}

test('a plain Replayer lets the stored recording out, so its vectors are alive', async () => {
  const page = await browser.newPage();
  await page.goto(app.url);
  await page.addScriptTag({ content: await bundlePlainReplayer() });
  await page.evaluate(playPlain, await readEvents(await storeHostileSession(false)));
  await settle(page);

  expect(new Set(attacker.requests).size).toBeGreaterThan(40);
  await page.close();
});

test.each(['none', 'self', 'nonce', 'trusted-types'])(
  'the hostile recording under host policy "%s": no request, no script, styles intact, host unharmed',
  async (policy) => {
    const session = await storeHostileSession(true);
    const { page, trouble } = await openHost(session.id, policy);
    await player(page, 'paused').waitFor();
    const frame = await frameOf(page);
    await page.locator('[data-gs-part="play-button"]').click();
    await player(page, 'ended').waitFor();
    await settle(page);
    expect(await frame.evaluate(recordedColours)).toEqual(COLOURS);

    // The texts of its events are beside it, and are texts.
    expect(await player(page, 'ended').textContent()).toContain(`<img src="${attacker.url}/event-`);

    // Far from each other: a `time` near to where the player stands is no seek.
    const last = session.replay.duration - 1;
    for (const time of [60, last, 0, last]) await seek(page, time);
    await settle(page);
    expect(await frame.evaluate(recordedColours)).toEqual(COLOURS);

    expect(attacker.requests).toEqual([]);
    expect(attacker.connections()).toBe(0);
    expect(await scriptsRun(page)).toEqual([]);
    expect(trouble.errors).toEqual([]);
    expect(await trouble.violations()).toEqual([]);
    await page.close();
  },
);
