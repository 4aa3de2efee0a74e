import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordedApps } from '../support/apps/recorded-apps.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { serveKitApp } from '../support/kit-app.ts';
import type { Site } from '../support/serve-static.ts';
import { startTestGoSight, type TestGoSight } from '../support/start-test-gosight.ts';
import { comparePictures } from './compare-pictures.ts';
import { keepPicture } from './keep-picture.ts';
import { type Moment, recordApp, type Visit } from './record-app.ts';
import { readShownPage, type ShownPage } from './shown-page.ts';
import { readReplay, type StoredReplay, timeIn } from './stored-replay.ts';

/** Of all pixels; text that a scaled or moved frame draws anew differs by more. */
const MAX_DIFFERENCE = 0.005;
/** The player as large as the recorded page, and nothing of ours over it. */
const BARE_STAGE = `
  [data-gs-part="page"] { position: fixed !important; inset: 0 auto auto 0 !important; transform: none !important; z-index: 99999 }
  [data-gs-part="surface"] { visibility: hidden !important }`;

let gosight: TestGoSight;
let browser: Browser;
let app: Site;

beforeAll(async () => {
  [gosight, browser] = await Promise.all([startTestGoSight(), launchChromium()]);
  app = await serveKitApp(gosight);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await gosight?.stop();
});

/** Opens the player in the blank app and waits for its first picture. */
async function openPlayer(sessionId: string): Promise<{ admin: Page; frame: Frame }> {
  const admin = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await admin.goto(`${app.url}/?view=replay&session=${sessionId}`);
  await admin.addStyleTag({ content: BARE_STAGE });
  await admin.locator('[data-gs-part="player"][data-playback="paused"]').waitFor();
  const element = await admin.locator('[data-gs-part="page"] iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The player has no frame');
  return { admin, frame };
}

/** Seeks, and looks at what the frame shows then. */
async function lookAt(admin: Page, frame: Frame, time: number): Promise<{ shown: ShownPage; png: Buffer }> {
  await admin.evaluate((at) => globalThis.seek(at), time);
  await admin.locator('[data-gs-part="player"][data-playback="paused"]').waitFor();
  await eventually(async () => expect(await admin.evaluate(() => globalThis.now)).toBe(time));
  await admin.waitForTimeout(500);
  const shown = (await frame.evaluate(
    `(${readShownPage})(document.querySelector('iframe').contentDocument)`,
  )) as ShownPage;
  return { shown, png: await admin.screenshot({ animations: 'disabled' }) };
}

describe.each(recordedApps)('$name, replayed in a blank app while its own server is stopped', (recorded) => {
  let visit: Visit;
  let replay: StoredReplay;
  let player: { admin: Page; frame: Frame };

  beforeAll(async () => {
    visit = await recordApp(browser, recorded, gosight.url);
    replay = await eventually(async () => {
      const stored = await readReplay(gosight.query, visit.sessionId);
      expect(stored.duration).toBeGreaterThan(timeIn(stored, (visit.moments.at(-1) as Moment).at));
      return stored;
    });
    player = await openPlayer(visit.sessionId);
  });

  afterAll(() => player?.admin.close());

  it.each([0, 1, 2, 0])('looks at moment %i as it did live', async (index) => {
    const live = visit.moments[index] as Moment;
    const replayed = await lookAt(player.admin, player.frame, timeIn(replay, live.at));
    const difference = comparePictures(
      { png: live.png, masked: live.shown.masked },
      { png: replayed.png, masked: replayed.shown.masked },
    );
    await keepPicture(`${recorded.name} ${index} ${(difference.share * 100).toFixed(3)} percent`, {
      live: live.png,
      replayed: replayed.png,
      difference: difference.png,
    });
    expect(replayed.shown.text).toBe(live.shown.text);
    expect(replayed.shown.elementCount).toBe(live.shown.elementCount);
    expect(difference.share).toBeLessThanOrEqual(MAX_DIFFERENCE);
  });
});
