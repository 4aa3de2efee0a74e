import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { newVisitor } from '../../../../e2e/support/chromium.ts';
import type { GoSightConfig } from '../../src/options.ts';
import { TestSink } from './test-sink.ts';

/** A page under the tracker in a browser, and where it sends. */
export type TrackedPage = {
  readonly page: Page;
  readonly sink: TestSink;
  readonly url: string;
  close(): Promise<void>;
};

/** How a page is opened. */
export type OpenOptions = {
  /** The HTML beside the test; `</head>` gets the script tag. */
  html: string | URL;
  config?: Omit<GoSightConfig, 'projectKey'>;
  /** Of the script tags, for pages with a policy. */
  nonce?: string;
  /** Path and query of the page. */
  path?: string;
  /** Runs in the page before anything else. */
  before?: () => void;
  /** Is handed the sink before the page loads. */
  prepare?: (sink: TestSink) => void;
};

/** Opens a page as a new visitor, with the script tag of the product; the caller closes it. */
export async function openTrackedPage(browser: Browser, options: OpenOptions): Promise<TrackedPage> {
  const config = { projectKey: 'gs_test', ...options.config };
  const nonce = options.nonce ? ` nonce="${options.nonce}"` : '';
  const tag = `<script${nonce}>window.GoSight = {q: []}; GoSight.q.push(['init', ${JSON.stringify(config)}])</script>
<script async${nonce} src="/sdk.js"></script></head>`;
  const html = typeof options.html === 'string' ? options.html : await readFile(options.html, 'utf8');
  const sink = new TestSink(html.replace('</head>', () => tag));
  options.prepare?.(sink);
  const url = await sink.start();
  const context = await newVisitor(browser);
  const page = await context.newPage();
  if (options.before) await page.addInitScript(options.before);
  await page.goto(url + (options.path ?? '/'));
  return {
    page,
    sink,
    url,
    close: async () => {
      await context.close();
      await sink.stop();
    },
  };
}
