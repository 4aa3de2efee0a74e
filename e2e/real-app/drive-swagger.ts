import { randomUUID } from 'node:crypto';
import type { ElementHandle, Locator, Page } from 'playwright-core';

/** What the page throws. */
export const ERROR_MESSAGE = 'thrown in the middle of everything';
/** Clicks on one spot, as fast as the browser takes them. */
export const RAGE_CLICKS = 5;

type TestWindow = Window & {
  GoSight?: { getSessionId?: () => string };
  copies?: { copy: Document; clicked: Element | undefined }[];
};

/** A click that the test made: where on the page, in CSS pixels. */
export type MadeClick = { readonly x: number; readonly y: number };

/** What the test did on the page. */
export type Visit = {
  readonly sessionId: string;
  readonly clicks: readonly MadeClick[];
  readonly typed: readonly string[];
  /** Those of them that the page itself wrote into its text: Swagger UI shows the request that it sent. */
  readonly echoed: readonly string[];
  /** The bodies of all requests to GoSight until now. */
  wire(): Buffer;
};

/** Looks for a selector on the page as it was just before a click; true where it finds what was clicked, and only that. */
export function findsClicked(page: Page, index: number, selector: string): Promise<boolean> {
  return page.evaluate(
    ([at, text]) => {
      const { copy, clicked } = (window as TestWindow).copies?.[at] ?? {};
      const found = copy ? [...copy.querySelectorAll(text)] : [];
      return found.length === 1 && clicked?.contains(found[0] ?? null) === true;
    },
    [index, selector] as const,
  );
}

/** Copies the document aside, without touching it: React replaces what was clicked before anyone knows its selector. */
function keepCopy(element: Element): void {
  const path: number[] = [];
  for (let at = element; at.parentElement; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  const copy = document.implementation.createHTMLDocument();
  copy.replaceChild(copy.importNode(document.documentElement, true), copy.documentElement);
  const clicked = path.reduce<Element | undefined>((at, index) => at?.children[index], copy.documentElement);
  const window_ = window as TestWindow;
  window_.copies = [...(window_.copies ?? []), { copy, clicked }];
}

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
    clicks.push({ x: x + scroll.x, y: y + scroll.y });
    await element.evaluate(keepCopy);
    await page.mouse.click(x, y);
  }

  await page.goto(url);
  const list = page.locator('#operations-pets-listPets');
  const add = page.locator('#operations-pets-addPet');
  await list.waitFor();
  await page.waitForFunction(() => typeof (window as TestWindow).GoSight?.getSessionId === 'function');
  const sessionId = await page.evaluate(() => (window as TestWindow).GoSight?.getSessionId?.() ?? '');

  await click(list.locator('.opblock-summary-control'));
  await click(list.getByRole('button', { name: 'Try it out' }));
  await type(list.getByPlaceholder('owner'), typed.owner);
  await click(list.getByRole('button', { name: 'Execute' }));
  await list.locator('.live-responses-table').waitFor();
  await click(add.locator('.opblock-summary-control'));
  await click(add.getByRole('button', { name: 'Try it out' }));
  await type(add.locator('textarea'), typed.body);
  for (let count = 0; count < RAGE_CLICKS; count++) await click(page.locator('.info .title'));
  // An error within the second would count as what the clicks led to.
  await page.waitForTimeout(1500);
  await page.evaluate((message) => {
    setTimeout(() => {
      throw new TypeError(message);
    });
  }, ERROR_MESSAGE);
  const text = await page.locator('body').innerText();
  const echoed = Object.values(typed).filter((value) => text.includes(value));
  return { sessionId, clicks, typed: Object.values(typed), echoed, wire: () => Buffer.concat(bodies) };
}
