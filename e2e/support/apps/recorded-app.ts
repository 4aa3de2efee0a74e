import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { scriptTag } from '../script-tag.ts';
import { type Site, type SiteOptions, serveStatic } from '../serve-static.ts';
import { PROJECT_KEY } from '../start-test-gosight.ts';

/** An app from npm that nobody here wrote, with the script tag in it. */
export type RecordedApp = {
  readonly name: string;
  /** Of its page; each app has its own, so that their heatmaps are not one. */
  readonly path: string;
  /** On an origin of its own. */
  serve(gosightUrl: string): Promise<Site>;
  /** What a visitor does; after each step the page is at rest. */
  readonly steps: readonly ((page: Page) => Promise<void>)[];
  /** What the click tests click, in this order: there at every width, far from each other, and each only once. */
  readonly targets: readonly string[];
};

/** Serves an app's files, with the snippet that a customer pastes. */
export function serveApp(options: SiteOptions, gosightUrl: string): Promise<Site> {
  return serveStatic({ ...options, head: scriptTag(gosightUrl, PROJECT_KEY) });
}

/** A folder of an npm package; by its place, since packages may keep theirs from being resolved. */
export function packageFolder(name: string, folder: string): string {
  return path.join(fileURLToPath(new URL('../../../node_modules', import.meta.url)), name, folder);
}

/** An HTML page around an app's own files. */
export function htmlPage(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>App</title><link rel="icon" href="data:,">
${head}</head><body>${body}</body></html>`;
}
