import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, newVisitor } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { startTestGoSight, type TestGoSight } from '../support/start-test-gosight.ts';

let gosight: TestGoSight;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  [gosight, browser] = await Promise.all([startTestGoSight(), launchChromium()]);
  page = await (await newVisitor(browser)).newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  await page.goto(`${gosight.url}/demo/`);
});

afterAll(async () => {
  await browser?.close();
  await gosight?.stop();
});

const row = () => page.locator('[data-gs-part="session-list"] [data-gs-part="row"]');
const cell = (name: string) => row().locator(`[data-gs-part="cell-${name}"] .gs-count-bare`).textContent();
const counter = (index: number) =>
  page.locator('[data-gs-part="live-counter"] [data-gs-part="value"]').nth(index).textContent();
const sessionId = () =>
  page.evaluate(
    () => (window as Window & { GoSight?: { getSessionId(): string } }).GoSight?.getSessionId() ?? '',
  );

type Stored = {
  project: {
    session: {
      clickCount: number;
      errorCount: number;
      events: { edges: { node: { path: string; outcome: string; element: { name: string } | null } }[] };
      pageViews: { path: string; navigation: string }[];
    } | null;
  };
};

async function stored() {
  const { project } = await gosight.query<Stored>(
    `query ($id: ID!) { project { session(id: $id) {
      clickCount errorCount pageViews { path navigation }
      events(types: [CLICK]) { edges { node { path outcome element { name } } } }
    } } }`,
    { id: await sessionId() },
  );
  if (!project.session) throw new Error('not stored');
  return project.session;
}

describe('/demo/', () => {
  it('shows its own visitor, alone, before he has done anything', async () => {
    await eventually(async () => {
      expect(await row().count()).toBe(1);
      expect(await counter(0)).toBe('1');
      expect(await cell('pages')).toBe('1');
      expect(await cell('clicks')).toBe('0');
    });
  });

  it('shows a click in the list and in the counter, and stores it', async () => {
    await page.getByTestId('product-link-linen-shirt').click();
    await eventually(async () => {
      expect(await cell('clicks')).toBe('1');
      expect(await cell('pages')).toBe('2');
      expect(await counter(1)).toBe('2');
    });
    const session = await stored();
    expect(session.events.edges.map(({ node }) => node)).toEqual([
      { path: '/demo/', outcome: 'NAVIGATION', element: { name: 'product linen-shirt' } },
    ]);
    expect(session.pageViews).toEqual([
      { path: '/demo/', navigation: 'LOAD' },
      { path: '/demo/products/linen-shirt', navigation: 'PUSH' },
    ]);
  });

  it('knows a button that does nothing from one that does something', async () => {
    await page.getByTestId('add-to-cart').click();
    await page.waitForTimeout(1500);
    await page.getByTestId('dead-button').click();
    await eventually(async () => expect(await cell('clicks')).toBe('3'));
    const clicks = (await stored()).events.edges.map(({ node }) => [node.element?.name, node.outcome]);
    expect(clicks.slice(1)).toEqual([
      ['add to cart', 'DOM'],
      ['Size guide', 'NONE'],
    ]);
  });

  it('shows the error that a click leads to', async () => {
    await page.getByTestId('cart-link').click();
    await page.getByTestId('throwing-button').click();
    await eventually(async () => {
      expect(await cell('errors')).toBe('1');
      expect(await counter(2)).toBe('1');
    });
    expect((await stored()).errorCount).toBe(1);
  });

  it('does not watch the panel that shows what is watched', async () => {
    await page.locator('.panel-title').click();
    await page.getByTestId('home-link').click();
    await eventually(async () => {
      const names = (await stored()).events.edges.map(({ node }) => node.element?.name);
      expect(names.slice(3)).toEqual(['cart', 'apply coupon', 'home']);
    });
  });

  it('serves every route of the shop to somebody who comes from outside', async () => {
    const visitor = await (await newVisitor(browser)).newPage();
    await visitor.goto(`${gosight.url}/demo/products/oak-tray`);
    await visitor.getByRole('heading', { name: 'Oak tray' }).waitFor();
    await eventually(async () => {
      expect(await row().count()).toBe(2);
      expect(await counter(0)).toBe('2');
    });
    await visitor.context().close();
  });

  it('has nothing to complain about in the console but the error it was made to throw', () => {
    expect(problems.filter((text) => !/coupon/i.test(text))).toEqual([]);
  });
});
