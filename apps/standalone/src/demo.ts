import path from 'node:path';
import { Hono } from 'hono';
import { sendStaticFile } from './send-static-file.ts';
import { readStaticFile, staticFile } from './static-file.ts';

const PLACEHOLDER = '__GOSIGHT_PROJECT_KEY__';
const FRAMING = { 'Content-Security-Policy': "frame-ancestors 'none'" };

/** `GET /demo/…`: the demo shop, whose paths are all one page, with the project key put into it. */
export function demoRoutes(options: { folder: string; projectKey: string }): Hono {
  async function page() {
    const found = await readStaticFile(options.folder, 'index.html');
    if (!found) return undefined;
    const html = new TextDecoder()
      .decode(found.body)
      .replaceAll(PLACEHOLDER, () => escapeKey(options.projectKey));
    return staticFile('index.html', new TextEncoder().encode(html));
  }

  return new Hono()
    .get('/demo', (context) => context.redirect('/demo/', 308))
    .get('/demo/*', async (context) => {
      const wanted = context.req.path.slice('/demo/'.length);
      const file = wanted === 'index.html' ? undefined : await readStaticFile(options.folder, wanted);
      if (file) return sendStaticFile(context, file, { 'Cache-Control': cacheControl(wanted) });
      // A missing script or picture is missing; everything else is a route of the shop.
      if (path.extname(wanted) !== '' && wanted !== 'index.html') return context.notFound();
      const html = await page();
      return html
        ? sendStaticFile(context, html, { ...FRAMING, 'Cache-Control': 'no-cache' })
        : context.notFound();
    });
}

/** Vite puts a hash of the content into the names of everything below `assets/`. */
function cacheControl(file: string): string {
  return file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** The placeholder stands in a JavaScript string: a key from the environment must not end it. */
function escapeKey(key: string): string {
  return key.replaceAll(/[^\w.-]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
