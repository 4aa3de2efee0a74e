import path from 'node:path';
import { Hono } from 'hono';
import { type CompressedFile, compressFile, sendCompressedFile } from './compressed-file.ts';
import { SDK_MAX_AGE_SECONDS, SDK_STALE_SECONDS } from './limits.ts';
import { readStaticFile } from './static-file.ts';

const HEADERS = {
  'Cache-Control': `public, max-age=${SDK_MAX_AGE_SECONDS}, stale-while-revalidate=${SDK_STALE_SECONDS}`,
  // Any site may load the tracker, also with `crossorigin`, under COEP, and see how long it took.
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Timing-Allow-Origin': '*',
};

/**
 * `GET /sdk.js`, the tracker as the script tag loads it, and `GET /recorder.js`, which it loads from beside itself; each
 * compressed once per build.
 */
export function sdkScriptRoutes(sdkFile: string): Hono {
  const recorderFile = path.join(path.dirname(sdkFile), 'recorder.js');
  return new Hono()
    .route('/', scriptRoute('/sdk.js', sdkFile))
    .route('/', scriptRoute('/recorder.js', recorderFile));
}

function scriptRoute(route: string, file: string): Hono {
  let compressed: CompressedFile | undefined;

  async function current(): Promise<CompressedFile | undefined> {
    const plain = await readStaticFile(path.dirname(file), path.basename(file));
    if (plain && plain.etag !== compressed?.plain.etag) compressed = await compressFile(file, plain);
    return plain && compressed;
  }

  return new Hono().get(route, async (context) => {
    const found = await current();
    return found ? sendCompressedFile(context, found, HEADERS) : context.notFound();
  });
}
