import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { Hono } from 'hono';
import { SDK_MAX_AGE_SECONDS, SDK_STALE_SECONDS } from './limits.ts';
import { sendStaticFile } from './send-static-file.ts';
import { readStaticFile, type StaticFile, staticFile } from './static-file.ts';

const HEADERS = {
  'Cache-Control': `public, max-age=${SDK_MAX_AGE_SECONDS}, stale-while-revalidate=${SDK_STALE_SECONDS}`,
  Vary: 'Accept-Encoding',
  // Any site may load the tracker, also with `crossorigin`, under COEP, and see how long it took.
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Timing-Allow-Origin': '*',
};

type Encoded = { readonly plain: StaticFile; readonly br: StaticFile; readonly gzip: StaticFile };

/** `GET /sdk.js`: the tracker as the script tag loads it, compressed once per build. */
export function sdkScriptRoutes(sdkFile: string): Hono {
  let encoded: Encoded | undefined;

  async function current(): Promise<Encoded | undefined> {
    const plain = await readStaticFile(path.dirname(sdkFile), path.basename(sdkFile));
    if (plain && plain.etag !== encoded?.plain.etag) encoded = await encode(plain);
    return plain && encoded;
  }

  return new Hono().get('/sdk.js', async (context) => {
    const files = await current();
    if (!files) return context.notFound();
    const accepted = context.req.header('Accept-Encoding') ?? '';
    const encoding = (['br', 'gzip'] as const).find((name) => accepts(accepted, name));
    if (!encoding) return sendStaticFile(context, files.plain, HEADERS);
    return sendStaticFile(context, files[encoding], { ...HEADERS, 'Content-Encoding': encoding });
  });
}

async function encode(plain: StaticFile): Promise<Encoded> {
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain.body), promisify(gzip)(plain.body)]);
  return {
    plain,
    br: staticFile('sdk.js', new Uint8Array(br)),
    gzip: staticFile('sdk.js', new Uint8Array(gz)),
  };
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
