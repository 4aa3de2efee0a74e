import { EventType, IncrementalSource } from '@rrweb/types';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../../e2e/support/chromium.ts';
import { eventually } from '../../../../e2e/support/eventually.ts';
import type { GoSightConfig } from '../../src/options.ts';
import { openTrackedPage, type TrackedPage } from '../support/open-tracked-page.ts';
import type { TestSink } from '../support/test-sink.ts';

const html = new URL('page.html', import.meta.url);

let browser: Browser;
let tracked: TrackedPage | undefined;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());
afterEach(async () => {
  await tracked?.close();
  tracked = undefined;
});

async function open(privacy: GoSightConfig['privacy'] = {}): Promise<TrackedPage> {
  tracked = await openTrackedPage(browser, {
    html,
    path: '/account?token=SECRETaddress',
    config: { privacy: { blockSelectors: ['.by-selector', '<<broken'], ...privacy } },
  });
  const { sink } = tracked;
  await eventually(() => expect(sink.chunks.length).toBeGreaterThan(0));
  return tracked;
}

const flush = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { GoSight: { flush(): Promise<void> } }).GoSight.flush());

function leaks(sink: TestSink): string[] {
  const all = Buffer.concat(sink.received).toString('utf8');
  return [...new Set(all.match(/SECRET\w*/g) ?? [])];
}

/** Does with the page what users and scripts do, with secrets everywhere. */
async function use(page: Page): Promise<void> {
  await page.fill('#text', 'SECRETtyped');
  await page.type('#password', 'SECRETpassword');
  await page.fill('#area', 'SECRETtypedarea');
  await page.selectOption('#choice', 'SECRETvalue');
  await page.setInputFiles('#file', {
    name: 'SECRETfile.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(''),
  });
  await page.click('#editor');
  await page.keyboard.type('SECRETtypededitor');
  await page.evaluate(() => {
    const find = (selector: string) => document.querySelector(selector) as HTMLElement;
    const password = find('#password') as HTMLInputElement;
    password.type = 'text';
    password.value = 'SECRETrevealed';
    find('#text').setAttribute('value', 'SECRETattribute');
    find('#text').setAttribute('placeholder', 'SECRETnewplaceholder');
    find('#choice').append(new Option('SECRETadded', 'SECRETadded'));
    find('#editor').append(document.createElement('i'), 'SECRETaddededitor');
    find('#masked').insertAdjacentHTML('beforeend', '<p>SECRETaddedmasked</p>');
    (find('#masked p').firstChild as Text).data = 'SECRETchanged';
    find('#masked p').title = 'SECRETchangedtitle';
    find('#masked-shadow').shadowRoot?.append('SECRETaddedshadow');
    (find('#masked-shadow').shadowRoot?.querySelector('p')?.firstChild as Text).data = 'SECRETshadowtext';
    find('#blocked-shadow').shadowRoot?.append('SECRETaddedblocked');
    find('.by-selector').append('SECRETaddedselected');
    (find('#frame') as HTMLIFrameElement).contentDocument?.body.append('SECRETaddedframe');
    find('#link').setAttribute('href', '/other?code=SECRETnewquery');
    find('#open-text').textContent = 'Open change';
    document.styleSheets[0]?.insertRule('.late { background: url("/b.png?token=SECRETrule") }');
  });
  await page.waitForTimeout(300);
  await flush(page);
}

test('nothing typed, hidden, masked or blocked is in any byte that leaves the page', async () => {
  const { page, sink } = await open();
  await use(page);
  await page.goto('about:blank');
  await eventually(() => expect(sink.events('pageExit')).toHaveLength(1));
  expect(leaks(sink)).toEqual([]);
  const text = sink.chunks.map((chunk) => chunk.text).join('');
  for (const shown of [
    'Open headline',
    'Open text',
    'Open change',
    'Open link',
    'Pay now',
    'Other'.replace(/./g, '*'),
  ]) {
    expect(text).toContain(shown);
  }
  expect(text).toContain('/reset?utm_source=mail');
  expect(text).toContain('"data-state":"open"');
  expect(text).toContain('"href":"#g"');
});

test('how much is typed does not show', async () => {
  const { page, sink } = await open();
  await page.type('#text', 'a long text of many keys');
  await flush(page);
  const inputs = sink
    .recorded()
    .filter(
      ({ type, data }) => type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Input,
    );
  expect(inputs.map(({ data }) => data)).toEqual([expect.objectContaining({ text: '***' })]);
});

test('without masks on inputs secrets stay secret', async () => {
  const { page, sink } = await open({ maskAllInputs: false });
  await page.fill('#text', 'SHOWN');
  await page.type('#password', 'SECRETpassword');
  await flush(page);
  const text = sink.chunks.map((chunk) => chunk.text).join('');
  expect(text).toContain('"text":"SHOWN"');
  expect(text).toContain('SECREToption');
  const found = leaks(sink);
  for (const kind of [
    'password',
    'token',
    'masked',
    'maskedname',
    'blocked',
    'selected',
    'blockedframe',
    'frame',
  ]) {
    expect(found).not.toContain(`SECRET${kind}`);
  }
});

test('input and clicks in ignored elements are not recorded', async () => {
  const { page, sink } = await open({ ignoreSelectors: ['form'] });
  await page.click('#text');
  await page.keyboard.type('x');
  await page.click('h1');
  await flush(page);
  const sources = sink
    .recorded()
    .flatMap(({ type, data }) => (type === EventType.IncrementalSnapshot ? [data] : []));
  expect(sources.filter(({ source }) => source === IncrementalSource.Input)).toEqual([]);
  const clicks = sources.filter(
    (data) => data.source === IncrementalSource.MouseInteraction && data.type === 2,
  );
  expect(clicks).toHaveLength(1);
});
