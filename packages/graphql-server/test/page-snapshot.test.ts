import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeSnapshotId } from '../src/heatmap/snapshot-id.ts';
import { insertChunks, streamOf } from './support/fixture-chunks.ts';
import { insertSessions, uuidOf } from './support/fixture-events.ts';
import { recordedPage } from './support/fixture-page.ts';
import { getFile } from './support/get-file.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';
import { signToken } from './support/sign-token.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const FROM = NOW - 60_000;
const adopted = {
  type: 3,
  timestamp: FROM + 20,
  data: { source: 15, id: 3, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: 'a { color: red }' }] }] },
};

let api: TestApi;
let shop: TestProject;
let bank: TestProject;

const path = (session: string, { sequence = 0, projectId = 'shop' } = {}) => {
  const place = { sessionId: uuidOf(session), streamId: streamOf(session), sequence };
  return `/v1/projects/${projectId}/page-snapshots/${encodeSnapshotId(place)}`;
};
const heatmapToken = (more: Record<string, unknown> = {}) =>
  signToken(shop, NOW, { claims: { scopes: ['heatmap:read'], ...more } });

beforeAll(async () => {
  api = await openTestApi({ now: () => NOW });
  shop = await api.addProject('shop');
  bank = await api.addProject('bank');
  await insertSessions(api.engines.clickhouse, [
    {
      projectId: 'shop',
      name: 'anna',
      startedAt: FROM,
      columns: { user_id: 'anna' },
      events: [{ type: 'click', path_group: '/product/:id', x: 1, y: 1 }],
    },
  ]);
  const at = { projectId: 'shop', session: 'anna', sequence: 0, from: FROM - 60_000 };
  await insertChunks(api.engines.clickhouse, [
    { ...at, from: FROM, events: recordedPage({ at: FROM }) },
    { ...at, sequence: 1, events: [adopted] },
    { ...at, sequence: 2, events: [adopted] },
    { ...at, session: 'plain', data: new TextEncoder().encode(JSON.stringify(recordedPage())) },
    { ...at, session: 'damaged', columns: { is_damaged: true } },
    { ...at, session: 'elsewhere', events: recordedPage({ href: 'https://shop.example.com/cart' }) },
    { ...at, session: 'no json', data: new TextEncoder().encode('[nonsense]') },
    { ...at, session: 'no list', data: new TextEncoder().encode('{"type":4}') },
    { ...at, session: 'no gzip', data: new TextEncoder().encode('[]'), columns: { encoding: 'gzip' } },
    { ...at, session: 'bomb', events: [...recordedPage(), ' '.repeat(40 * 1024 * 1024)] },
    { ...at, projectId: 'bank', session: 'of the bank', events: recordedPage({ at: FROM }) },
  ]);
});

afterAll(() => api?.close());

describe('a page snapshot', () => {
  it('is the masked page that a heatmap names', async () => {
    const as = await heatmapToken();
    const query = '{ project { heatmap(path: "/product/:id") { background { url width takenAt } } } }';
    const { data, errors } = await api.ask(query, { as });
    expect(errors).toBeUndefined();
    const { url, width, takenAt } = data.project.heatmap.background;
    expect([width, takenAt]).toEqual([1280, new Date(FROM).toISOString()]);
    const answer = await getFile(api, url, { as });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'private, max-age=86400',
      vary: 'authorization, origin',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    const text = answer.bytes.toString();
    expect(JSON.parse(text)).toMatchObject([
      {
        type: 4,
        timestamp: FROM,
        data: { href: 'https://shop.example.com/product/:id', width: 1280, height: 720 },
      },
      { type: 2, timestamp: FROM + 5, data: { node: { type: 0 } } },
      // Of the chunk after it, and of no later one.
      adopted,
    ]);
    for (const secret of ['Jane', 'jane', 'SECRET42', 'teapot', 'birthday', '4711'])
      expect(text).not.toContain(secret);
  });

  it('is made of a recording without gzip too', async () => {
    const answer = await getFile(api, path('plain'), { as: shop.apiKey });
    expect(JSON.parse(answer.bytes.toString())).toHaveLength(2);
  });

  it.each<[string, string]>([
    ['of a chunk that is not there', path('nobody')],
    ['of a chunk without a snapshot', path('anna', { sequence: 1 })],
    ['of a damaged chunk', path('damaged')],
    ['of another page than the chunk says', path('elsewhere')],
    ['of what is no JSON', path('no json')],
    ['of what is no list', path('no list')],
    ['of what is no gzip', path('no gzip')],
    ['of what inflates to more than a page may have', path('bomb')],
    ["of another tenant's page", path('of the bank')],
  ])('is none %s', async (_name, url) => {
    const answer = await getFile(api, url, { as: shop.apiKey });
    expect([answer.status, answer.code]).toEqual([404, 'not_found']);
  });

  it.each(['x', 'AAAA', '%00', `${'A'.repeat(37)}=`, 'A'.repeat(39), '../../graphql', `${'A'.repeat(37)}B`])(
    'has no id %s',
    async (id) => {
      const url = `/v1/projects/shop/page-snapshots/${encodeURIComponent(id)}`;
      expect((await getFile(api, url, { as: shop.apiKey })).code).toBe('bad_user_input');
    },
  );
});

describe('who may see a page snapshot', () => {
  it.each<[string, number, Record<string, unknown>]>([
    ['a token for heatmaps', 200, {}],
    ['one of the visitor', 200, { filter: { userId: 'anna' } }],
    ['no other visitor', 404, { filter: { userId: 'ben' } }],
    ['nobody who may only watch replays', 403, { scopes: ['replay:read', 'analytics:read'] }],
    ['nobody from elsewhere', 401, { origin: 'https://other.example' }],
  ])('%s', async (_name, status, claims) => {
    expect((await getFile(api, path('anna'), { as: await heatmapToken(claims) })).status).toBe(status);
  });

  it('nobody without a credential', async () => {
    expect((await getFile(api, path('anna'))).code).toBe('unauthenticated');
  });

  it('each tenant his own', async () => {
    expect((await getFile(api, path('of the bank', { projectId: 'bank' }), { as: bank.apiKey })).status).toBe(
      200,
    );
    expect((await getFile(api, path('of the bank', { projectId: 'bank' }), { as: shop.apiKey })).status).toBe(
      403,
    );
    expect((await getFile(api, path('anna', { projectId: 'bank' }), { as: bank.apiKey })).status).toBe(404);
  });

  it('gives no way to the replay itself', async () => {
    const as = await heatmapToken();
    const url = `/v1/projects/shop/replay/${uuidOf('anna')}/${streamOf('anna')}/0`;
    expect((await getFile(api, url, { as })).code).toBe('forbidden');
  });
});
