import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSessions, uuidOf } from './support/fixture-events.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';
import { signToken, type TokenChanges } from './support/sign-token.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const SECONDS = NOW / 1000;
const WHO = '{ viewer { kind permissions expiresAt projects { projectId name key } } }';

let api: TestApi;
let shop: TestProject;
let bank: TestProject;
let now = NOW;

beforeAll(async () => {
  api = await openTestApi({ now: () => now });
  shop = await api.addProject('shop');
  bank = await api.addProject('bank');
  // The same UUID in both projects: the session's id comes from the browser, so a tenant can choose it.
  const session = (projectId: string, name: string, columns: Record<string, unknown>) => ({
    projectId,
    name,
    startedAt: NOW - 60_000,
    columns,
  });
  await insertSessions(api.engines.clickhouse, [
    session('shop', 'shared', { user_id: 'anna', browser: 'ShopBrowser' }),
    session('shop', 'of ben', { user_id: 'ben', visitor_id: uuidOf('ben') }),
    session('bank', 'shared', { user_id: 'anna', browser: 'BankBrowser' }),
    session('bank', 'only of the bank', { user_id: 'anna' }),
  ]);
});

afterAll(() => api?.close());

describe('an API key', () => {
  it('may do everything in its project', async () => {
    const { data, errors } = await api.ask(WHO, { as: shop.apiKey });
    expect(errors).toBeUndefined();
    expect(data.viewer).toEqual({
      kind: 'API_KEY',
      permissions: ['ANALYTICS_READ', 'REPLAY_READ', 'HEATMAP_READ', 'SETTINGS_WRITE'],
      expiresAt: null,
      projects: [{ projectId: 'shop', name: 'Site shop', key: 'gs_shop' }],
    });
  });

  it('ends within seconds when it is revoked', async () => {
    const { apiKey } = await api.addProject('revoked');
    expect((await api.ask(WHO, { as: apiKey })).errors).toBeUndefined();
    await api.engines.postgres.query(`UPDATE api_keys SET revoked_at = now() WHERE project_id = 'revoked'`);
    now += 5_001;
    await expectRefused('unknown_key', { authorization: `Bearer ${apiKey}` });
    now = NOW;
  });
});

async function expectRefused(reason: string, headers: Record<string, string>) {
  const { data, errors } = await api.ask(WHO, { headers });
  expect(data ?? null).toBeNull();
  expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHENTICATED', reason }]);
}

describe('a credential that is none', () => {
  it.each([
    ['missing_credential', {}],
    ['unknown_key', { authorization: 'Bearer gsk_guess' }],
    ['unknown_key', { authorization: 'Bearer' }],
    ['unknown_key', { authorization: 'Basic Z3NrOng=' }],
    ['unknown_key', { authorization: 'Bearer gsk_shop_secret extra' }],
    ['unknown_key', { authorization: `Bearer ${'x'.repeat(5000)}` }],
    // The project key is public: it stands in every page.
    ['unknown_key', { authorization: 'Bearer gs_shop' }],
    ['invalid_token', { authorization: 'Bearer a.b.c' }],
  ])('is refused: %s %j', (reason, headers) => expectRefused(reason, headers as Record<string, string>));

  it('refuses every root field alike', async () => {
    const operations: Record<string, string> = {
      viewer: '{ viewer { kind } }',
      project: '{ project { id } }',
      node: '{ node(id: "x") { id } }',
      nodes: '{ nodes(ids: ["x"]) { id } }',
      addEmbedKey: 'mutation { addEmbedKey(input: { kid: "k", publicKey: {} }) { __typename } }',
      liveMetrics: 'subscription { liveMetrics { at } }',
    };
    const { data } = await api.ask('{ __schema { types { name fields { name } } } }');
    const roots = data.__schema.types.filter(({ name }: { name: string }) =>
      ['Query', 'Mutation', 'Subscription'].includes(name),
    );
    const fields = roots.flatMap((root: { fields: { name: string }[] }) =>
      root.fields.map(({ name }) => name),
    );
    expect(fields.sort()).toEqual(Object.keys(operations).sort());
    for (const query of Object.values(operations)) {
      const accept = query.startsWith('subscription') ? 'text/event-stream' : 'application/json';
      const response = await fetch(api.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify({ query }),
      });
      expect(await response.text()).toContain('"code":"UNAUTHENTICATED"');
    }
  });
});

describe('an embed token', () => {
  it('of the server SDK may read what its scopes name', async () => {
    const token = await shop.token({ scopes: ['analytics:read', 'heatmap:read'] });
    now = Date.now();
    const { data, errors } = await api.ask(WHO, { as: token });
    now = NOW;
    expect(errors).toBeUndefined();
    expect(data.viewer).toMatchObject({
      kind: 'EMBED_TOKEN',
      permissions: ['ANALYTICS_READ', 'HEATMAP_READ'],
      projects: [{ projectId: 'shop' }],
    });
    expect(Date.parse(data.viewer.expiresAt)).toBeGreaterThan(NOW);
  });

  it.each<[string, TokenChanges, Record<string, string>]>([
    ['as made', {}, {}],
    ['with a subject', { claims: { sub: 'admin-7' } }, {}],
    ['for an hour', { claims: { exp: SECONDS + 3600 } }, {}],
    ['from a clock 30 s ahead', { claims: { iat: SECONDS + 30, exp: SECONDS + 600 } }, {}],
    ['29 s after its end', { claims: { iat: SECONDS - 100, exp: SECONDS - 29 } }, {}],
    ['from its origin', { claims: { origin: 'https://a.example' } }, { origin: 'https://a.example' }],
    ['without typ', { header: { typ: undefined } }, {}],
  ])('is accepted %s', async (_name, changes, headers) => {
    const { errors } = await api.ask(WHO, { as: await signToken(shop, NOW, changes), headers });
    expect(errors).toBeUndefined();
  });

  it.each<[string, string, TokenChanges & { readonly origin?: string }]>([
    ['token_expired', 'expired', { claims: { iat: SECONDS - 100, exp: SECONDS - 31 } }],
    ['invalid_token', 'too long', { claims: { exp: SECONDS + 3601 } }],
    ['invalid_token', 'backdated to live longer', { claims: { iat: SECONDS - 7200, exp: SECONDS + 60 } }],
    ['invalid_token', 'issued in the future', { claims: { iat: SECONDS + 40, exp: SECONDS + 60 } }],
    ['invalid_token', 'ending before it began', { claims: { iat: SECONDS + 20, exp: SECONDS + 10 } }],
    ['invalid_token', 'without exp', { claims: { exp: undefined } }],
    ['invalid_token', 'without iat', { claims: { iat: undefined } }],
    ['invalid_token', 'without aud', { claims: { aud: undefined } }],
    ['invalid_token', 'for another audience', { claims: { aud: 'other' } }],
    ['invalid_token', 'for several audiences', { claims: { aud: ['gosight', 'other'] } }],
    ['invalid_token', 'without v', { claims: { v: undefined } }],
    ['invalid_token', 'of another version', { claims: { v: 2 } }],
    ['invalid_token', 'with a claim not known', { claims: { components: ['LiveCounter'] } }],
    ['invalid_token', 'with nbf', { claims: { nbf: SECONDS } }],
    ['invalid_token', 'without a project', { claims: { project: undefined } }],
    ['invalid_token', 'for the project of another key', { claims: { project: 'bank' } }],
    ['invalid_token', 'without scopes', { claims: { scopes: [] } }],
    ['invalid_token', 'with a scope not known', { claims: { scopes: ['analytics:read', 'all'] } }],
    ['invalid_token', 'with a scope no browser may have', { claims: { scopes: ['settings:write'] } }],
    ['invalid_token', 'with an empty filter', { claims: { filter: {} } }],
    ['invalid_token', 'with an empty user', { claims: { filter: { userId: '' } } }],
    ['invalid_token', 'with a filter not known', { claims: { filter: { userId: 'anna', plan: 'x' } } }],
    ['invalid_token', 'with a NUL in the filter', { claims: { filter: { userId: 'a\0' } } }],
    ['invalid_token', 'with a filter of null', { claims: { filter: null } }],
    ['origin_mismatch', 'without an Origin', { claims: { origin: 'https://a.example' } }],
    [
      'origin_mismatch',
      'elsewhere',
      { claims: { origin: 'https://a.example' }, origin: 'https://b.example' },
    ],
    [
      'origin_mismatch',
      'at a lookalike',
      { claims: { origin: 'https://a.example' }, origin: 'https://a.example.evil' },
    ],
    ['invalid_token', 'with a kid not known', { header: { kid: 'nobody' } }],
    ['invalid_token', 'with a kid of SQL', { header: { kid: "' OR 1=1 --" } }],
    ['invalid_token', 'with a header not known', { header: { jku: 'https://evil.example' } }],
  ])('is refused (%s): %s', async (reason, _name, { origin, ...changes }) => {
    const token = await signToken(shop, NOW, changes);
    await expectRefused(reason, { authorization: `Bearer ${token}`, ...(origin ? { origin } : {}) });
  });

  it("is refused when another project's key signed it", async () => {
    const forged = await signToken(shop, NOW, { signedBy: bank, header: { kid: shop.signingKey.kid } });
    await expectRefused('invalid_token', { authorization: `Bearer ${forged}` });
  });

  it('is refused unsigned, or signed with its public key as a secret', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [, claims] = (await signToken(shop, NOW)).split('.');
    const unsigned = `${encode({ alg: 'none', kid: shop.signingKey.kid })}.${claims}.`;
    await expectRefused('invalid_token', { authorization: `Bearer ${unsigned}` });
    const head = `${encode({ alg: 'HS256', kid: shop.signingKey.kid })}.${claims}`;
    const mac = createHmac('sha256', JSON.stringify(shop.signingKey)).update(head).digest('base64url');
    await expectRefused('invalid_token', { authorization: `Bearer ${head}.${mac}` });
  });

  it('is refused when a single claim was changed', async () => {
    const [header, claims = '', signature] = (await signToken(shop, NOW)).split('.');
    const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), scopes: ['replay:read'] };
    const token = [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
    await expectRefused('invalid_token', { authorization: `Bearer ${token}` });
  });

  it('ends within seconds when its key is revoked', async () => {
    const project = await api.addProject('rotated');
    const token = await signToken(project, NOW, { claims: { exp: SECONDS + 600 } });
    expect((await api.ask(WHO, { as: token })).errors).toBeUndefined();
    await api.engines.postgres.query(`UPDATE embed_keys SET revoked_at = now() WHERE project_id = 'rotated'`);
    now += 5_001;
    await expectRefused('invalid_token', { authorization: `Bearer ${token}` });
    now = NOW;
  });
});

describe('what a token may not do', () => {
  it('needs the scope of each field', async () => {
    const as = await signToken(shop, NOW, { claims: { scopes: ['heatmap:read'] } });
    const visible = await api.ask('{ project { id name } }', { as });
    expect(visible.errors).toBeUndefined();
    expect(visible.data.project.name).toBe('Site shop');
    for (const field of [
      'sessions { nodes { id } }',
      `session(id: "${uuidOf('shared')}") { id }`,
      'live { visitors }',
    ]) {
      const { data, errors } = await api.ask(`{ project { ${field} } }`, { as });
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
      expect(JSON.stringify(data)).not.toContain('visitors":');
    }
    const id = btoa(`Session:shop:${uuidOf('shared')}`);
    expect(
      (await api.ask('query ($id: ID!) { node(id: $id) { id } }', { as, variables: { id } })).data.node,
    ).toBeNull();
  });

  it('can not add a key', async () => {
    const as = await signToken(shop, NOW, {
      claims: { scopes: ['analytics:read', 'replay:read', 'heatmap:read'] },
    });
    const mutation = 'mutation { addEmbedKey(input: { kid: "mine", publicKey: {} }) { __typename } }';
    expect((await api.ask(mutation, { as })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('sees only the sessions of its filter, whatever it asks', async () => {
    const as = await signToken(shop, NOW, { claims: { filter: { userId: 'anna' } } });
    const list =
      'query ($filter: SessionFilter) { project { sessions(filter: $filter) { nodes { sessionId userId } } } }';
    const mine = [{ sessionId: uuidOf('shared'), userId: 'anna' }];
    expect((await api.ask(list, { as })).data.project.sessions.nodes).toEqual(mine);
    const asked = await api.ask(list, { as, variables: { filter: { userId: 'ben' } } });
    expect(asked.data.project.sessions.nodes).toEqual([]);
    const one = 'query ($id: ID!, $node: ID!) { project { session(id: $id) { id } } node(id: $node) { id } }';
    const ids = (name: string) => ({ id: uuidOf(name), node: btoa(`Session:shop:${uuidOf(name)}`) });
    const own = await api.ask(one, { as, variables: ids('shared') });
    expect(own.data).toEqual({
      project: { session: { id: ids('shared').node } },
      node: { id: ids('shared').node },
    });
    const foreign = await api.ask(one, { as, variables: ids('of ben') });
    expect(foreign.data).toEqual({ project: { session: null }, node: null });
  });

  it('can be narrowed to a visitor, in any case of letters', async () => {
    const as = await signToken(shop, NOW, { claims: { filter: { visitorId: uuidOf('ben').toUpperCase() } } });
    const { data } = await api.ask('{ project { sessions { nodes { sessionId } } } }', { as });
    expect(data.project.sessions.nodes).toEqual([{ sessionId: uuidOf('of ben') }]);
  });

  it('sees no live metrics with a filter', async () => {
    const as = await signToken(shop, NOW, { claims: { filter: { userId: 'anna' } } });
    const { errors } = await api.ask('{ project { live { visitors } } }', { as });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });
});

describe('tenants', () => {
  const everything = `query ($bank: ID!, $bankNode: ID!, $session: ID!, $sessionNode: ID!) {
    byId: project(id: $bank) { id }
    byNode: project(id: $bankNode) { id }
    node: node(id: $bankNode) { id }
    sessionNode: node(id: $sessionNode) { id }
    nodes(ids: [$bankNode, $sessionNode]) { id }
    project { session(id: $session) { id } foreign: session(id: $sessionNode) { id } }
  }`;
  const variables = {
    bank: 'bank',
    bankNode: btoa('Project:bank'),
    session: uuidOf('only of the bank'),
    sessionNode: btoa(`Session:bank:${uuidOf('only of the bank')}`),
  };

  it('do not see each other by any id', async () => {
    for (const as of [shop.apiKey, await signToken(shop, NOW)]) {
      const { data, errors } = await api.ask(everything, { as, variables });
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        byId: null,
        byNode: null,
        node: null,
        sessionNode: null,
        nodes: [null, null],
        project: { session: null, foreign: null },
      });
    }
  });

  it('see what the ids name in their own project', async () => {
    const { data, errors } = await api.ask(everything, { as: bank.apiKey, variables });
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).not.toContain('null');
  });

  it('keep sessions apart that have the same UUID', async () => {
    const query = `query ($id: ID!) { project { session(id: $id) { browser eventCount pageViews { id } events { nodes { id } } }
      sessions(filter: { path: { equals: "/" } }) { nodes { browser } } } }`;
    for (const { apiKey, browser } of [
      { apiKey: shop.apiKey, browser: 'ShopBrowser' },
      { apiKey: bank.apiKey, browser: 'BankBrowser' },
    ]) {
      const { data } = await api.ask(query, { as: apiKey, variables: { id: uuidOf('shared') } });
      const { session, sessions } = data.project;
      expect(session).toMatchObject({ browser, eventCount: 1 });
      expect(session.pageViews).toHaveLength(1);
      expect(session.events.nodes).toHaveLength(1);
      const others = ['ShopBrowser', 'BankBrowser'].filter((name) => name !== browser);
      expect(sessions.nodes.map((node: { browser: string }) => node.browser)).not.toContain(others[0]);
    }
  });

  it('can not change each other', async () => {
    const mutation =
      'mutation ($id: ID) { addEmbedKey(input: { projectId: $id, kid: "k", publicKey: {} }) { __typename } }';
    for (const id of ['bank', btoa('Project:bank'), 'nobody']) {
      const { errors } = await api.ask(mutation, { as: shop.apiKey, variables: { id } });
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    }
  });
});
