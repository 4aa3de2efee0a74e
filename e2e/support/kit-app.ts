import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildKitApp } from './build-kit-app.ts';
import { type Site, serveStatic } from './serve-static.ts';
import type { TestGoSight } from './start-test-gosight.ts';

const KID = 'kit-app';
/** What a strict policy of the app lets run; a real one would be new for each answer. */
export const NONCE = 'kitapp';

/** What the app keeps for tests in its window. */
declare global {
  /** Tells the player where to stand, ms. */
  var seek: (time: number) => void;
  /** Where it stands, ms. */
  var now: number | undefined;
}

type Mint = (options: Record<string, unknown>) => Promise<{ token: string; expiresAt: string }>;

/**
 * A customer's admin tool: a blank Vite app with the kit and the server SDK installed as npm would install them, its own
 * server that mints tokens, on an origin of its own.
 *
 * `?view=sessions|replay|heatmap` chooses what it shows, `?user=` whose data its token opens, `?policy=` one of
 * `options.policies` as its Content-Security-Policy.
 */
export async function serveKitApp(
  gosight: TestGoSight,
  options: { policies?: Readonly<Record<string, string>> } = {},
): Promise<Site> {
  const folder = await buildKitApp();
  const html = (await readFile(path.join(folder, 'dist/index.html'), 'utf8'))
    .replace('__GOSIGHT_URL__', gosight.url)
    .replaceAll(/<(script|link|style)\b/g, `<$1 nonce="${NONCE}"`);
  return serveStatic({
    folder: path.join(folder, 'dist'),
    pages: {
      '/index.html': (request, response) => {
        const policy = options.policies?.[queryOf(request).get('policy') ?? ''];
        if (policy) response.setHeader('Content-Security-Policy', policy);
        response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);
      },
      '/api/gosight-token': await tokenHandler(folder, gosight),
    },
  });
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'http://app').searchParams;
}

async function tokenHandler(folder: string, gosight: TestGoSight) {
  const entry = path.join(folder, 'node_modules/@gosight/server-sdk/dist/index.js');
  const { createEmbedToken } = (await import(pathToFileURL(entry).href)) as { createEmbedToken: Mint };
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signingKey = { ...pair.privateKey.export({ format: 'jwk' }), kid: KID };
  await gosight.query(
    `mutation ($kid: String!, $publicKey: JSON!) {
      addEmbedKey(input: { kid: $kid, publicKey: $publicKey }) { __typename }
    }`,
    { kid: KID, publicKey: pair.publicKey.export({ format: 'jwk' }) },
  );
  return async (request: IncomingMessage, response: ServerResponse) => {
    const userId = queryOf(request).get('user');
    const token = await createEmbedToken({
      signingKey,
      projectId: gosight.firstProject.projectId,
      scopes: ['analytics:read', 'replay:read', 'heatmap:read'],
      ...(userId && { filter: { userId } }),
      origin: `http://${request.headers.host}`,
    });
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(token));
  };
}
