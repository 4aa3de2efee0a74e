import { createHash } from 'node:crypto';
import { playerFrameFiles, type ServedFile } from '@gosight/player-frame';
import { type Context, Hono } from 'hono';
import { type CompressedFile, compressFile, sendCompressedFile } from './compressed-file.ts';
import { frameAncestors } from './frame-ancestors.ts';
import { FRAME_MAX_AGE_SECONDS, FRAME_STALE_SECONDS } from './limits.ts';
import { type StaticFile, staticFile } from './static-file.ts';

/** Where the frame of this build is served, as `/player/<version>/`. */
export function playerFramePath(): string {
  return playerFrameFiles({}).path;
}

/**
 * `GET /player/<version>/` and `GET /player/`: the stage of replays and heatmaps, under its own policy.
 *
 * @param options.allowedOrigins - the rules of all projects, asked for with each request: they may change
 */
export function playerFrameRoutes(options: {
  url: string;
  allowedOrigins: () => Promise<readonly string[]>;
}): Hono {
  let compressed: CompressedFile | undefined;

  async function send(context: Context, cacheControl: string): Promise<Response> {
    const ancestors = frameAncestors(await options.allowedOrigins(), options.url);
    const { body, headers } = newestFrame(ancestors);
    const plain = staticFile('index.html', new Uint8Array(body));
    if (plain.etag !== compressed?.plain.etag) compressed = await compressFile('index.html', plain);
    const file = underPolicy(compressed, headers['content-security-policy'] ?? '');
    return sendCompressedFile(context, file, { ...headers, 'cache-control': cacheControl });
  }

  // Not for good, although the document of a version never changes: its policy follows the settings of the projects.
  const versioned = `public, max-age=${FRAME_MAX_AGE_SECONDS}, stale-while-revalidate=${FRAME_STALE_SECONDS}`;
  return new Hono()
    .get(playerFramePath(), (context) => send(context, versioned))
    .get('/player/', (context) => send(context, 'no-cache'));
}

function newestFrame(ancestors: readonly string[] | '*'): ServedFile {
  const served = playerFrameFiles({ frameAncestors: ancestors }).files.get('/player/');
  if (!served) throw new Error('The player frame has no document');
  return served;
}

/** Another policy is another answer: a browser must not keep the old one for the same bytes. */
function underPolicy(file: CompressedFile, policy: string): CompressedFile {
  const mark = createHash('sha256').update(policy).digest('base64url').slice(0, 8);
  const tagged = (form: StaticFile) => ({ ...form, etag: `${form.etag.slice(0, -1)}-${mark}"` });
  return { plain: tagged(file.plain), br: tagged(file.br), gzip: tagged(file.gzip) };
}
