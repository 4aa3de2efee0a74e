import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Site, serveStatic } from '../support/serve-static.ts';
import type { TestGoSight } from '../support/start-test-gosight.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../..', import.meta.url));
const KID = 'kit-app';

type Mint = (options: Record<string, unknown>) => Promise<{ token: string; expiresAt: string }>;

/**
 * A customer's admin tool: a blank Vite app with the kit and the server SDK installed as npm would install them, its own
 * server that mints tokens, on an origin of its own.
 */
export async function serveKitApp(gosight: TestGoSight): Promise<Site> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gosight-kit-app-'));
  await install(folder);
  await run('npx', ['vite', 'build', '--logLevel', 'error'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', VITE_GOSIGHT_URL: gosight.url },
  });
  const token = await tokenHandler(folder, gosight);
  const site = await serveStatic({
    folder: path.join(folder, 'dist'),
    pages: { '/api/gosight-token': token },
  });
  return {
    url: site.url,
    stop: async () => {
      await site.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Packs both packages and installs the tarballs beside the versions of React and Vite that this repository has. */
async function install(folder: string): Promise<void> {
  await cp(new URL('fixture-app', import.meta.url), folder, { recursive: true });
  const packed = await run(
    'npm',
    ['pack', '--json', '--pack-destination', folder, '-w', '@gosight/react', '-w', '@gosight/server-sdk'],
    { cwd: repository },
  );
  const tarballs = JSON.parse(packed.stdout) as { name: string; filename: string }[];
  const ours = tarballs.map(({ name, filename }) => [name, `file:./${path.basename(filename)}`]);
  const theirs = await Promise.all(
    ['react', 'react-dom', 'vite'].map(async (name) => {
      const manifest = await readFile(path.join(repository, 'node_modules', name, 'package.json'), 'utf8');
      return [name, (JSON.parse(manifest) as { version: string }).version];
    }),
  );
  const manifest = {
    name: 'admin-tool',
    private: true,
    type: 'module',
    dependencies: Object.fromEntries([...ours, ...theirs]),
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
  });
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
    const userId = new URL(request.url ?? '/', 'http://app').searchParams.get('user');
    const token = await createEmbedToken({
      signingKey,
      projectId: gosight.firstProject.projectId,
      scopes: ['analytics:read'],
      ...(userId && { filter: { userId } }),
      origin: `http://${request.headers.host}`,
    });
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(token));
  };
}
