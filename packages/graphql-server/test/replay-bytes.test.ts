import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertChunks, streamOf } from './support/fixture-chunks.ts';
import { insertSessions, uuidOf } from './support/fixture-events.ts';
import { getFile } from './support/get-file.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';
import { signToken } from './support/sign-token.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const ORIGIN = 'https://admin.example.com';

let api: TestApi;
let shop: TestProject;
let bank: TestProject;

const path = (session: string, sequence: number | string, projectId = 'shop') =>
  `/v1/projects/${projectId}/replay/${uuidOf(session)}/${streamOf(session)}/${sequence}`;
const claims = (more: Record<string, unknown> = {}) => ({ claims: { scopes: ['replay:read'], ...more } });

const ALL_BYTES = new Uint8Array(Array.from({ length: 256 }, (_, byte) => byte));
const LARGE = randomBytes(8 * 1024 * 1024);

beforeAll(async () => {
  api = await openTestApi({ now: () => NOW });
  shop = await api.addProject('shop');
  bank = await api.addProject('bank');
  const at = { projectId: 'shop', session: 'anna', from: NOW - 60_000 };
  await insertSessions(api.engines.clickhouse, [
    { projectId: 'shop', name: 'anna', startedAt: NOW - 60_000, columns: { user_id: 'anna' } },
    { projectId: 'shop', name: 'ben', startedAt: NOW - 60_000, columns: { user_id: 'ben' } },
    { projectId: 'bank', name: 'anna', startedAt: NOW - 60_000 },
  ]);
  await insertChunks(api.engines.clickhouse, [
    { ...at, sequence: 0, events: [{ type: 4 }] },
    { ...at, sequence: 1, data: ALL_BYTES },
    { ...at, sequence: 2, columns: { is_damaged: true } },
    { ...at, sequence: 3, data: LARGE },
    { ...at, sequence: 4, data: new Uint8Array([2]), columns: { is_conflict: true } },
    { ...at, sequence: 4, data: new Uint8Array([1]) },
    { ...at, sequence: 4, data: new Uint8Array([3]), columns: { is_conflict: true } },
    { ...at, sequence: 4_294_967_295, data: new Uint8Array([9]) },
    { ...at, session: 'ben', sequence: 0, data: new Uint8Array([7]) },
    { ...at, projectId: 'bank', sequence: 0, data: new Uint8Array([8]) },
    { ...at, projectId: 'bank', sequence: 5, data: new Uint8Array([8]) },
  ]);
});

afterAll(() => api?.close());

describe('the bytes of a chunk', () => {
  it('are what was stored, for a browser to keep', async () => {
    const { status, headers, bytes } = await getFile(api, path('anna', 1), { as: shop.apiKey });
    expect(status).toBe(200);
    expect(bytes).toEqual(Buffer.from(ALL_BYTES));
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-gosight-encoding': 'identity',
      'cache-control': 'private, max-age=31536000, immutable',
      vary: 'authorization, origin',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.get('access-control-expose-headers')).toContain('x-gosight-encoding');
    expect(headers.has('content-encoding')).toBe(false);
  });

  it('stay compressed', async () => {
    const { bytes, headers } = await getFile(api, path('anna', 0), { as: shop.apiKey });
    expect(headers.get('x-gosight-encoding')).toBe('gzip');
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  });

  it('may be as many as ingest takes', async () => {
    const { bytes } = await getFile(api, path('anna', 3), { as: shop.apiKey });
    expect(bytes.equals(LARGE)).toBe(true);
  });

  it('are those that were stored first, of several chunks with one identity', async () => {
    expect((await getFile(api, path('anna', 4), { as: shop.apiKey })).bytes).toEqual(Buffer.from([1]));
  });

  it('are found where the manifest says', async () => {
    const query = `{ project { session(id: "${uuidOf('anna')}") { replay { streams { chunks { sequence url isDamaged } } } } } }`;
    const { data } = await api.ask(query, { as: shop.apiKey });
    for (const { sequence, url, isDamaged } of data.project.session.replay.streams[0].chunks) {
      // An Int of GraphQL ends before a sequence does.
      if (sequence === 2_147_483_647) continue;
      expect((await getFile(api, url, { as: shop.apiKey })).status).toBe(isDamaged ? 410 : 200);
    }
  });

  it('are gone when they arrived damaged', async () => {
    const { status, code, headers } = await getFile(api, path('anna', 2), { as: shop.apiKey });
    expect([status, code, headers.get('cache-control')]).toEqual([410, 'damaged', 'no-store']);
  });
});

describe('who may have them', () => {
  it.each<[string, [number, string], (() => Promise<string>) | undefined]>([
    ['nobody without a credential', [401, 'unauthenticated'], undefined],
    ['nobody with a key not known', [401, 'unauthenticated'], async () => 'gsk_guess'],
    ['nobody who may only read', [403, 'forbidden'], () => signToken(shop, NOW)],
    [
      'nobody who may only see heatmaps',
      [403, 'forbidden'],
      () => signToken(shop, NOW, claims({ scopes: ['heatmap:read'] })),
    ],
    ['nobody of another project', [403, 'forbidden'], async () => bank.apiKey],
    [
      'nobody from elsewhere',
      [401, 'unauthenticated'],
      () => signToken(shop, NOW, claims({ origin: 'https://other.example' })),
    ],
    [
      'nobody whose token has expired',
      [401, 'unauthenticated'],
      () => signToken(shop, NOW, claims({ iat: NOW / 1000 - 600, exp: NOW / 1000 - 60 })),
    ],
    [
      "nobody whose token is another's",
      [404, 'not_found'],
      () => signToken(shop, NOW, claims({ filter: { userId: 'ben' } })),
    ],
  ])('%s', async (_name, [status, code], as) => {
    const token = await as?.();
    const answer = await getFile(api, path('anna', 1), {
      ...(token ? { as: token } : {}),
      headers: { origin: ORIGIN },
    });
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('tells an expired token apart, for it can be renewed', async () => {
    const as = await signToken(shop, NOW, claims({ iat: NOW / 1000 - 600, exp: NOW / 1000 - 60 }));
    expect((await getFile(api, path('anna', 1), { as })).reason).toBe('token_expired');
  });

  it.each<[string, Record<string, unknown>]>([
    ['the permission', {}],
    ['its user', { filter: { userId: 'anna' } }],
    ['its visitor', { filter: { visitorId: uuidOf('visitor of anna') } }],
    ['its origin', { origin: ORIGIN }],
  ])('a token with %s', async (_name, more) => {
    const as = await signToken(shop, NOW, claims(more));
    const answer = await getFile(api, path('anna', 1), { as, headers: { origin: ORIGIN } });
    expect([answer.status, answer.bytes.length]).toEqual([200, 256]);
  });

  it('each tenant his own, of a session and stream with the same ids', async () => {
    expect((await getFile(api, path('anna', 0, 'bank'), { as: bank.apiKey })).bytes).toEqual(
      Buffer.from([8]),
    );
    expect((await getFile(api, path('anna', 5), { as: shop.apiKey })).status).toBe(404);
    for (const projectId of ['bank', 'nobody', 'shop%2F..%2Fbank', '..%2Fbank']) {
      expect((await getFile(api, path('anna', 5, projectId), { as: shop.apiKey })).code).toBe('forbidden');
    }
  });
});

describe('an address that is none', () => {
  const stream = streamOf('anna');
  const session = uuidOf('anna');
  it.each([
    ['bad_user_input', `nonsense/${stream}/0`],
    ['bad_user_input', `${session}/nonsense/0`],
    ['bad_user_input', `${session}/${stream}0/0`],
    ['bad_user_input', `${session}/${BigInt(`0x${stream}`)}/0`],
    ['bad_user_input', `${session}/${stream}/-1`],
    ['bad_user_input', `${session}/${stream}/1.5`],
    ['bad_user_input', `${session}/${stream}/01`],
    ['bad_user_input', `${session}/${stream}/4294967296`],
    ['bad_user_input', `${session}/${stream}/1%20OR%201=1`],
    ['bad_user_input', `${session}/${stream}/%E0%A4%A`],
    ['not_found', `${session}/${stream}/99`],
    ['not_found', `${session}/${'f'.repeat(16)}/0`],
    ['not_found', `${uuidOf('nobody')}/${stream}/0`],
    ['not_found', `${session}/${stream}`],
    ['not_found', `${session}/${stream}/0/0`],
    ['not_found', ''],
  ])('is refused: %s for %s', async (code, rest) => {
    const answer = await getFile(api, `/v1/projects/shop/replay/${rest}`, { as: shop.apiKey });
    expect([answer.code, answer.status]).toEqual([code, code === 'not_found' ? 404 : 400]);
  });

  it('never ends in an unexpected error', async () => {
    const part = fc.oneof(
      // A client resolves dots before it asks.
      fc.string({ unit: 'binary', maxLength: 30 }).filter((one) => !/^\.+$/.test(one)),
      fc.constantFrom(session, stream, '0', 'shop', 'replay', ''),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const rest = parts.map((one) => encodeURIComponent(one.toWellFormed())).join('/');
        const { status } = await getFile(api, `/v1/projects/${rest}`, { as: shop.apiKey });
        expect([400, 403, 404]).toContain(status);
      }),
      { numRuns: 40 },
    );
  });

  it('takes ids in any case of letters, and the highest sequence', async () => {
    const upper = `/v1/projects/shop/replay/${session.toUpperCase()}/${stream.toUpperCase()}/4294967295`;
    expect((await getFile(api, upper, { as: shop.apiKey })).bytes).toEqual(Buffer.from([9]));
  });
});

describe('a browser elsewhere', () => {
  it('is told before it asks that it may', async () => {
    const answer = await getFile(api, path('anna', 1), {
      method: 'OPTIONS',
      headers: {
        origin: ORIGIN,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, OPTIONS',
      'access-control-allow-headers': 'authorization, x-request-id',
      'access-control-max-age': '86400',
    });
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('can do nothing but read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const { status, code, headers } = await getFile(api, path('anna', 1), { method, as: shop.apiKey });
      expect([status, code, headers.get('allow')]).toEqual([405, 'method_not_allowed', 'GET, OPTIONS']);
    }
  });

  it('gets the id of its request back', async () => {
    const answer = await getFile(api, path('anna', 1), { headers: { 'x-request-id': 'mine-1' } });
    expect(answer.headers.get('x-request-id')).toBe('mine-1');
    expect(JSON.parse(answer.bytes.toString()).error.requestId).toBe('mine-1');
  });
});
