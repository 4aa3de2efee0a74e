import { randomUUID } from 'node:crypto';
import type { ElementHandle, Locator, Page } from 'playwright-core';

/** What the page throws. */
export const ERROR_MESSAGE = 'thrown in the middle of everything';
/** Clicks on one spot, as fast as the browser takes them. */
export const RAGE_CLICKS = 5;

type GoSightWindow = Window & { GoSight?: { getSessionId?: () => string } };

/** A click that the test made: where on the page, and on what. */
export type MadeClick = { readonly x: number; readonly y: number; readonly element: ElementHandle<Element> };

/** What the test did on the page. */
export type Visit = {
  readonly sessionId: string;
  readonly clicks: readonly MadeClick[];
  readonly typed: readonly string[];
  /** The bodies of all requests to GoSight until now. */
  wire(): Buffer;
};

/** Expands operations, types, clicks one spot five times, lets an error be thrown, leaves. */
export async function driveSwagger(page: Page, url: string): Promise<Visit> {
  const clicks: MadeClick[] = [];
  const bodies: Buffer[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/v1/batches')
      bodies.push(request.postDataBuffer() ?? Buffer.alloc(0));
  });

  const typed = { owner: `owner-${randomUUID()}`, body: `{"name": "${randomUUID()}"}` };
  async function type(field: Locator, text: string): Promise<void> {
    await click(field);
    await field.fill('');
    await field.pressSequentially(text);
  }

  async function click(locator: Locator): Promise<void> {
    const element = (await locator.elementHandle()) as ElementHandle<Element>;
    await locator.scrollIntoViewIfNeeded();
    const box = await locator.boundingBox();
    if (!box) throw new Error('nothing to click at');
    const { x, y } = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    const scroll = await page.evaluate(() => ({ x: window.scrollX, y: window.scrollY }));
    clicks.push({ x: x + scroll.x, y: y + scroll.y, element });
    await page.mouse.click(x, y);
  }

  await page.goto(url);
  const list = page.locator('#operations-pets-listPets');
  const add = page.locator('#operations-pets-addPet');
  await list.waitFor();
  await page.waitForFunction(() => typeof (window as GoSightWindow).GoSight?.getSessionId === 'function');
  const sessionId = await page.evaluate(() => (window as GoSightWindow).GoSight?.getSessionId?.() ?? '');

  await click(list.locator('.opblock-summary-control'));
  await click(list.getByRole('button', { name: 'Try it out' }));
  await type(list.getByPlaceholder('owner'), typed.owner);
  await click(list.getByRole('button', { name: 'Execute' }));
  await list.locator('.live-responses-table').waitFor();
  await click(add.locator('.opblock-summary-control'));
  await click(add.getByRole('button', { name: 'Try it out' }));
  await type(add.locator('textarea'), typed.body);
  for (let count = 0; count < RAGE_CLICKS; count++) await click(page.locator('.info .title'));
  await page.evaluate((message) => {
    setTimeout(() => {
      throw new TypeError(message);
    });
  }, ERROR_MESSAGE);
  return { sessionId, clicks, typed: Object.values(typed), wire: () => Buffer.concat(bodies) };
}
