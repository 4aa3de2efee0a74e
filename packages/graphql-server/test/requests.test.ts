import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import fc from 'fast-check';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraphqlServer } from '../src/index.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';

let api: TestApi;
let shop: TestProject;

beforeAll(async () => {
  api = await openTestApi();
  shop = await api.addProject('shop');
});

afterAll(() => api?.close());

const codes = (errors: { extensions: Record<string, unknown> }[] | undefined) =>
  errors?.map(({ extensions }) => extensions['code']);

function post(body: string | Uint8Array, headers: Record<string, string> = {}) {
  return fetch(api.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${shop.apiKey}`, ...headers },
    body: body as string,
  });
}

describe('the schema', () => {
  const file = new URL('../schema.graphql', import.meta.url);

  it('is the one in schema.graphql', async () => {
    const script = fileURLToPath(new URL('../scripts/print-schema.ts', import.meta.url));
    // In a process of its own: vitest loads another copy of graphql for tests than for the packages that made the schema.
    await promisify(execFile)(process.execPath, ['--conditions=@gosight/source', script, '--check']);
  });

  it('describes every type, field and argument', async () => {
    const bare: string[] = [];
    const types = Object.values(buildSchema(await readFile(file, 'utf8')).getTypeMap());
    for (const type of types.filter((one) => !isIntrospectionType(one) && !isSpecifiedScalarType(one))) {
      if (!type.description) bare.push(type.name);
      if (!(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))) continue;
      for (const field of Object.values(type.getFields())) {
        if (!field.description) bare.push(`${type.name}.${field.name}`);
        const args = 'args' in field ? field.args : [];
        for (const arg of args) if (!arg.description) bare.push(`${type.name}.${field.name}(${arg.name})`);
      }
    }
    expect(bare).toEqual([]);
  });

  it('can be asked for without a credential', async () => {
    const { data, errors } = await api.ask(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(buildClientSchema(data).getQueryType()?.name).toBe('Query');
  });
});

describe('an operation that asks too much', () => {
  it('is refused by its cost', async () => {
    const query =
      '{ project { sessions(first: 100) { nodes { events(first: 500) { nodes { id type at path } } } } } }';
    const { data, errors } = await api.ask(query, { as: shop.apiKey });
    expect(codes(errors)).toEqual(['COST_LIMIT']);
    expect(data ?? null).toBeNull();
  });

  it('is refused by its cost when a variable says how much', async () => {
    const query = `query ($n: Int, $m: Int = 500) { project { sessions(first: $n) { nodes { events(first: $m) { nodes { id } } } } } }`;
    expect(codes((await api.ask(query, { as: shop.apiKey, variables: { n: 100 } })).errors)).toEqual([
      'COST_LIMIT',
    ]);
    expect((await api.ask(query, { as: shop.apiKey, variables: { n: 5, m: 5 } })).errors).toBeUndefined();
  });

  it('is refused even as the second operation of its document', async () => {
    const body = {
      operationName: 'B',
      query:
        'query A { viewer { kind } } query B { project { sessions(first: 100) { nodes { events(first: 500) { nodes { id } } } } } }',
    };
    const { errors } = (await (await post(JSON.stringify(body))).json()) as never;
    expect(codes(errors)).toEqual(['COST_LIMIT']);
  });

  it('is not one that asks for everything that there is about a page of sessions', async () => {
    const session =
      'sessionId visitorId userId startedAt endedAt duration isLive device browser os country entryPath exitPath';
    const query = `{ viewer { projects { sessions(first: 100) { pageInfo { endCursor } edges { cursor node { ${session}
      pageViews { path } errors { message } } } } sessionsWithEvents: sessions(first: 10) { edges { node { events(first: 20) {
      edges { node { type element { name } } } } } } } } } }`;
    expect((await api.ask(query, { as: shop.apiKey })).errors).toBeUndefined();
  });

  it('is no introspection, however deep', async () => {
    const query = `{ __schema { types { fields { type { ofType { ofType { ofType { ofType { ofType { ofType { ofType { ofType
      { ofType { name } } } } } } } } } } } } } }`;
    expect((await api.ask(query)).errors).toBeUndefined();
  });

  it('is refused by its aliases', async () => {
    const query = `{ ${Array.from({ length: 51 }, (_, n) => `a${n}: viewer { kind }`).join(' ')} }`;
    expect(codes((await api.ask(query, { as: shop.apiKey })).errors)).toEqual(['COST_LIMIT']);
  });

  it('is refused by its length', async () => {
    const query = `{ ${'viewer { kind } '.repeat(600)} }`;
    expect(codes((await api.ask(query, { as: shop.apiKey })).errors)).toEqual(['BAD_USER_INPUT']);
  });

  it('is refused with more ids than a page has', async () => {
    const ids = Array.from({ length: 101 }, (_, n) => `${n}`);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(codes((await api.ask(query, { as: shop.apiKey, variables: { ids } })).errors)).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  it('is refused when fragments go in a circle', async () => {
    const query = '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }';
    expect(new Set(codes((await api.ask(query, { as: shop.apiKey })).errors))).toEqual(
      new Set(['BAD_USER_INPUT']),
    );
  });
});

describe('a request', () => {
  it('of 100 KB and more is refused before it is read', async () => {
    const response = await post(JSON.stringify({ query: `{ viewer { kind } } #${'x'.repeat(120_000)}` }));
    expect(response.status).toBe(413);
    expect(codes(((await response.json()) as never)['errors'])).toEqual(['BAD_USER_INPUT']);
  });

  it('may not hold several operations at once', async () => {
    const response = await post(
      JSON.stringify([{ query: '{ viewer { kind } }' }, { query: '{ viewer { kind } }' }]),
    );
    expect(response.status).toBe(400);
    expect(codes(((await response.json()) as never)['errors'])).toEqual(['BAD_USER_INPUT']);
  });

  it.each([
    '',
    '{',
    'null',
    '7',
    '"text"',
    '{}',
    '{"query": 7}',
    '{"query": "{"}',
    '{"query":"{ nope }"}',
    '{"query":"{ viewer { kind } }","variables":7}',
  ])('that makes no sense says so: %s', async (body) => {
    const response = await post(body);
    expect(response.status).toBeLessThan(500);
    expect(new Set(codes(((await response.json()) as never)['errors']))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  it('never makes the server fail, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.uint8Array()), async (body) => {
        const response = await post(body);
        expect(response.status).toBeLessThan(500);
        expect(await response.text()).not.toContain('INTERNAL');
      }),
      { numRuns: 100 },
    );
  });

  it('of a mutation must be a POST', async () => {
    const query = encodeURIComponent(
      'mutation { addEmbedKey(input: { kid: "k", publicKey: {} }) { __typename } }',
    );
    const response = await fetch(`${api.url}?query=${query}`, {
      headers: { authorization: `Bearer ${shop.apiKey}` },
    });
    expect(response.status).toBe(405);
  });

  it('of a query may be a GET', async () => {
    const query = encodeURIComponent('{ viewer { kind } }');
    const response = await fetch(`${api.url}?query=${query}`, {
      headers: { authorization: `Bearer ${shop.apiKey}` },
    });
    expect(await response.json()).toEqual({ data: { viewer: { kind: 'API_KEY' } } });
  });

  it('keeps its own id, or gets one', async () => {
    const given = await post('{"query":"{ viewer { kind } }"}', { 'x-request-id': 'trace-7' });
    expect(given.headers.get('x-request-id')).toBe('trace-7');
    const made = await post('{"query":"{ viewer { kind } }"}', { 'x-request-id': 'no good id' });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('may come from any origin, with a bearer token and without cookies', async () => {
    const headers = {
      origin: 'https://admin.example.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    };
    const preflight = await fetch(api.url, { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://admin.example.com');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(preflight.headers.get('access-control-allow-credentials')).not.toBe('true');
    const answer = await post('{"query":"{ viewer { kind } }"}', { origin: 'https://admin.example.com' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://admin.example.com');
    expect(answer.headers.get('access-control-allow-credentials')).not.toBe('true');
  });

  it.each([
    [false, 200],
    [true, 404],
  ])('of a person opens GraphiQL outside production (%s: %i)', async (isProduction, status) => {
    const server = createGraphqlServer({ ...api.engines, logger: silent(), isProduction });
    const response = await server.fetch(
      new Request('http://gosight/graphql', { headers: { accept: 'text/html' } }),
    );
    expect(response.status === 200 && (await response.text()).includes('GraphiQL')).toBe(status === 200);
    await server.stop();
  });
});

const silent = () => ({ debug() {}, info() {}, warn() {}, error() {} });

describe('a failure inside', () => {
  const ask = async (server: ReturnType<typeof createGraphqlServer>, query: string) => {
    const request = new Request('http://gosight/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${shop.apiKey}`,
        'x-request-id': 'r-1',
      },
      body: JSON.stringify({ query }),
    });
    return (await (await server.fetch(request)).json()) as {
      errors: { message: string; extensions: object }[];
    };
  };

  it('is told as INTERNAL with the id of the request; what it was stands only in the log', async () => {
    const logged: object[] = [];
    const logger = { ...silent(), error: (details: object) => void logged.push(details) };
    const clickhouse = createClient({ url: 'http://127.0.0.1:1' });
    clickhouse.query = () => Promise.reject(new TypeError('the secret is 42'));
    const server = createGraphqlServer({ ...api.engines, clickhouse, logger });
    const answer = await ask(server, '{ project { sessions { nodes { id } } } }');
    expect(answer.errors).toMatchObject([
      { message: 'Unexpected error.', extensions: { code: 'INTERNAL', requestId: 'r-1' } },
    ]);
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(logged).toMatchObject([{ err: { message: 'the secret is 42' }, requestId: 'r-1' }]);
    await server.stop();
    await clickhouse.close();
  });

  it('is told as UNAVAILABLE when ClickHouse can not be reached', async () => {
    const clickhouse = createClient({ url: 'http://127.0.0.1:1', log: { level: ClickHouseLogLevel.OFF } });
    const server = createGraphqlServer({ ...api.engines, clickhouse, logger: silent() });
    const answer = await ask(server, '{ project { sessions { nodes { id } } } }');
    expect(codes(answer.errors as never)).toEqual(['UNAVAILABLE']);
    await server.stop();
    await clickhouse.close();
  });

  it('is told as UNAVAILABLE when Postgres can not be reached', async () => {
    const postgres = new Pool({ host: '127.0.0.1', port: 1 });
    const server = createGraphqlServer({ ...api.engines, postgres, logger: silent() });
    const answer = await ask(server, '{ viewer { kind } }');
    expect(codes(answer.errors as never)).toEqual(['UNAVAILABLE']);
    expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
    await server.stop();
    await postgres.end();
  });
});
