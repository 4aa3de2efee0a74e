import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSigningKey, loadDemoSigningKey } from './demo-signing-key.ts';
import { demoTokenRoutes } from './demo-token.ts';

let dataDir: string;
let key: DemoSigningKey;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'gosight-key-'));
  key = await loadDemoSigningKey(dataDir);
});

afterAll(() => rm(dataDir, { recursive: true }));

const routes = (isLocalOnly = true) =>
  demoTokenRoutes({ signingKey: key.signingKey, projectId: 'p1', isLocalOnly });
const URL_HERE = 'http://127.0.0.1:4600/demo/token';

describe('the demo signing key', () => {
  it('is the same on the next start and readable by its owner alone', async () => {
    expect(await loadDemoSigningKey(dataDir)).toEqual(key);
    expect((await stat(path.join(dataDir, 'demo-signing-key.json'))).mode & 0o777).toBe(0o600);
  });

  it('gives no private part away with its public half', () => {
    expect(key.publicKey).not.toHaveProperty('d');
    expect(key.publicKey.kid).toBe(key.signingKey.kid);
  });
});

describe('/demo/token', () => {
  it('gives its own page a token for analytics and replays of the project, bound to its origin', async () => {
    const response = await routes().request(URL_HERE, {
      method: 'POST',
      headers: { Origin: 'http://127.0.0.1:4600', 'Sec-Fetch-Site': 'same-origin' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { token } = (await response.json()) as { token: string };
    await jwtVerify(token, await importJWK(key.publicKey, 'ES256'));
    expect(decodeJwt(token)).toMatchObject({
      project: 'p1',
      scopes: ['analytics:read', 'replay:read'],
      origin: 'http://127.0.0.1:4600',
    });
  });

  it.each([
    ['another site', URL_HERE, { 'Sec-Fetch-Site': 'cross-site' }],
    ['another port', URL_HERE, { 'Sec-Fetch-Site': 'same-site' }],
    ['a foreign origin', URL_HERE, { Origin: 'http://evil.example' }],
    ['a name that points at loopback', 'http://rebound.example:4600/demo/token', {}],
    ['whoever comes through a proxy', URL_HERE, { 'X-Forwarded-For': '203.0.113.7' }],
    ['a name that begins like loopback', 'http://127.0.0.1.evil.example/demo/token', {}],
  ])('refuses %s', async (_who, url, headers) => {
    expect((await routes().request(url, { headers })).status).toBe(403);
  });

  it('refuses everybody on a server that others can reach', async () => {
    expect((await routes(false).request(URL_HERE)).status).toBe(403);
  });
});
