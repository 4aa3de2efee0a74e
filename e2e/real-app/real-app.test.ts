import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { serveKitApp } from '../support/kit-app.ts';
import type { Site } from '../support/serve-static.ts';
import { startTestGoSight, type TestGoSight } from '../support/start-test-gosight.ts';
import { driveSwagger, ERROR_MESSAGE, findsClicked, RAGE_CLICKS, type Visit } from './drive-swagger.ts';
import { readSession, type StoredSession } from './read-session.ts';
import { findStored } from './stored-bytes.ts';
import { serveSwagger } from './swagger-site.ts';

/** Stands in the selectors of the clicks, so it must be found wherever anything of them is kept. */
const MARK = 'opblock';

let gosight: TestGoSight;
let site: Site;
let browser: Browser;
let page: Page;
let visit: Visit;
let session: StoredSession;

beforeAll(async () => {
  [gosight, browser] = await Promise.all([startTestGoSight(), launchChromium()]);
  site = await serveSwagger(gosight.url);
  page = await (await newVisitor(browser)).newPage();
  visit = await driveSwagger(page, site.url);
  session = await eventually(async () => {
    const stored = await readSession(gosight.query, visit.sessionId);
    expect(stored.events.filter(({ type }) => type === 'CLICK')).toHaveLength(visit.clicks.length);
    expect(stored.errors).not.toEqual([]);
    return stored;
  });
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await gosight?.stop();
});

describe('an app that nobody here wrote, on another origin', () => {
  const clicks = () => session.events.filter(({ type }) => type === 'CLICK');

  it('has its page view stored', () => {
    expect(session.entryPath).toBe('/');
    expect(session.pageViews[0]).toMatchObject({ navigation: 'LOAD', path: '/', url: `${site.url}/` });
    expect(session.pageViewCount).toBe(session.pageViews.length);
  });

  it('has every click stored at its place', () => {
    expect(clicks().map(({ x, y }) => ({ x, y }))).toEqual(visit.clicks.map(({ x, y }) => ({ x, y })));
    expect(session.clickCount).toBe(visit.clicks.length);
  });

  it('has every click stored with a selector that finds just the element that was clicked', async () => {
    for (const [index, { element }] of clicks().entries()) {
      const selector = element?.selector ?? '';
      expect([selector, await findsClicked(page, index, selector)]).toEqual([selector, true]);
    }
  });

  it('has names for what people click', () => {
    expect(clicks().map(({ element }) => element?.name)).toEqual([
      'GET /pets List pets',
      'Try it out',
      '',
      'Execute',
      'POST /pets Add a pet',
      'Try it out',
      '',
      ...Array.from({ length: RAGE_CLICKS }, () => 'Pet shop 1.0.0 OAS 3.0'),
    ]);
  });

  it('has how the page reacted to each click', () => {
    const [expand, , field, execute] = clicks();
    expect([expand, field, execute].map((click) => click?.outcome)).toEqual(['NAVIGATION', 'FOCUS', 'DOM']);
  });

  it('has the five fast clicks on one spot as five clicks that came to nothing', () => {
    const rage = clicks().slice(-RAGE_CLICKS);
    expect(new Set(rage.map(({ x, y, element }) => `${x} ${y} ${element?.selector}`)).size).toBe(1);
    // The first one takes the focus from the text area, and Swagger UI draws it anew.
    expect(rage.slice(1).map(({ outcome }) => outcome)).toEqual(Array(RAGE_CLICKS - 1).fill('NONE'));
  });

  it('has the error with its name', () => {
    expect(session.errors).toMatchObject([{ type: 'JS_ERROR', name: 'TypeError' }]);
    expect(session.errors[0]?.message).toContain(ERROR_MESSAGE);
  });

  it('counts as one visitor and one session', async () => {
    type Answer = {
      project: { sessions: { edges: unknown[] }; live: { visitors: number; sessions: number } };
    };
    const { project } = await gosight.query<Answer>(
      '{ project { sessions { edges { node { id } } } live { visitors sessions } } }',
    );
    expect(project.sessions.edges).toHaveLength(1);
    expect(project.live).toEqual({ visitors: 1, sessions: 1 });
  });
});

describe('the kit from its packed tarball in a blank Vite app on a third origin', () => {
  let app: Site;

  beforeAll(async () => {
    app = await serveKitApp(gosight);
  });

  afterAll(() => app?.stop());

  it('shows the session and the live numbers', async () => {
    const admin = await browser.newPage();
    const problems: string[] = [];
    admin.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    admin.on('pageerror', (error) => problems.push(String(error)));
    await admin.goto(app.url);
    const row = admin.locator('[data-gs-part="session-list"] [data-gs-part="row"]');
    await row.waitFor();
    expect(await row.count()).toBe(1);
    expect(await row.locator('[data-gs-part="cell-clicks"] .gs-count-bare').innerText()).toBe(
      String(visit.clicks.length),
    );
    expect(await row.locator('[data-gs-part="cell-errors"] .gs-count-bare').innerText()).toBe('1');
    const counter = admin.locator('[data-gs-part="live-counter"] [data-gs-part="value"]');
    await eventually(async () => expect(await counter.innerText()).toBe('1'));
    expect(problems).toEqual([]);
    await admin.close();
  });

  it('shows a visitor that the token does not name nothing', async () => {
    const admin = await browser.newPage();
    await admin.goto(`${app.url}/?user=somebody-else`);
    await admin.locator('[data-gs-part="session-list"][data-state="empty"]').waitFor();
    await admin.close();
  });
});

describe('what was typed', () => {
  it('left the page in no event and stands in no stored byte, but where the page itself wrote it down', async () => {
    await page.close();
    await browser.close();
    await gosight.halt();
    // The look must be able to find something, or finding nothing would mean nothing.
    expect(visit.wire().includes(MARK)).toBe(true);
    const unspoken = visit.typed.filter((text) => !visit.echoed.includes(text));
    expect(unspoken.length).toBeGreaterThan(0);
    expect(unspoken.filter((text) => visit.wire().includes(text))).toEqual([]);
    const found = await findStored(gosight.dataDir, [...visit.typed, MARK]);
    const places = (text: string) => [
      ...new Set(found.filter((entry) => entry.text === text).map(({ place }) => place)),
    ];
    expect(places(MARK)).toEqual(
      expect.arrayContaining(['table events', 'recordings', expect.stringMatching(/^log\//)]),
    );
    expect(visit.typed.map(places)).toEqual(
      visit.typed.map((text) => (visit.echoed.includes(text) ? ['recordings'] : [])),
    );
  });
});
