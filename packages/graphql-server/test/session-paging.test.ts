import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor } from '../src/queries/cursor.ts';
import { type FixtureSession, insertSessions, uuidOf } from './support/fixture-events.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const ORDERS = [
  'STARTED_DESC',
  'STARTED_ASC',
  'ENDED_DESC',
  'DURATION_DESC',
  'DURATION_ASC',
  'EVENTS_DESC',
  'PAGE_VIEWS_DESC',
  'CLICKS_DESC',
  'ERRORS_DESC',
] as const;
const FIELD = {
  STARTED: 'startedAt',
  ENDED: 'endedAt',
  DURATION: 'duration',
  EVENTS: 'eventCount',
  PAGE_VIEWS: 'pageViewCount',
  CLICKS: 'clickCount',
  ERRORS: 'errorCount',
};
const QUERY = `query ($first: Int, $after: String, $orderBy: SessionOrder) {
  project { sessions(first: $first, after: $after, orderBy: $orderBy) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { sessionId ${Object.values(FIELD).join(' ')} } }
  } }
}`;

let api: TestApi;
let shop: TestProject;
let projectCount = 0;

beforeAll(async () => {
  api = await openTestApi({ now: () => NOW });
  shop = await api.addProject('shop');
  await insertSessions(
    api.engines.clickhouse,
    Array.from({ length: 3 }, (_, n) => ({ projectId: 'shop', name: `s${n}`, startedAt: NOW - n * HOUR })),
  );
});

afterAll(() => api?.close());

async function page(project: TestProject, variables: Record<string, unknown>) {
  const { data, errors } = await api.ask(QUERY, { as: project.apiKey, variables });
  expect(errors).toBeUndefined();
  return data.project.sessions;
}

// Few values, so that most of them tie.
const fixture = fc.record({
  start: fc.integer({ min: 0, max: 2 }),
  types: fc.array(fc.constantFrom('page_view', 'click', 'js_error'), { minLength: 1, maxLength: 3 }),
});

describe('paging through sessions', () => {
  it('gives each session once, in order, whatever ties', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fixture, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (fixtures, first) => {
          const project = await api.addProject(`paging${projectCount++}`);
          const sessions = fixtures.map(
            ({ start, types }, n): FixtureSession => ({
              projectId: project.projectId,
              name: `${project.projectId} ${n}`,
              startedAt: NOW - HOUR + start,
              events: types.map((type) => ({ type })),
            }),
          );
          await insertSessions(api.engines.clickhouse, sessions);
          const expected = sessions.map(({ name }) => uuidOf(name)).sort();
          for (const orderBy of ORDERS) {
            const nodes = [];
            for (let after: string | null = null; ; ) {
              const { edges, pageInfo } = await page(project, { first, after, orderBy });
              expect(pageInfo.hasPreviousPage).toBe(after !== null);
              expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor);
              nodes.push(...edges.map(({ node }: { node: unknown }) => node));
              if (!pageInfo.hasNextPage) break;
              after = pageInfo.endCursor;
            }
            expect(nodes.map(({ sessionId }) => sessionId).sort()).toEqual(expected);
            expectOrder(nodes, orderBy);
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  it('goes on where it was when newer sessions came in between', async () => {
    const project = await api.addProject('growing');
    const session = (n: number) => ({
      projectId: 'growing',
      name: `growing ${n}`,
      startedAt: NOW - n * HOUR,
    });
    await insertSessions(api.engines.clickhouse, [session(3), session(2)]);
    const { pageInfo } = await page(project, { first: 1 });
    await insertSessions(api.engines.clickhouse, [session(1)]);
    const { edges } = await page(project, { first: 5, after: pageInfo.endCursor });
    expect(edges.map(({ node }: { node: { sessionId: string } }) => node.sessionId)).toEqual([
      uuidOf('growing 3'),
    ]);
  });

  it('says of an empty list that it is one', async () => {
    const project = await api.addProject('empty');
    expect(await page(project, {})).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['first: 0', { first: 0 }],
    ['first: -1', { first: -1 }],
    ['first: 101', { first: 101 }],
    ['first: 1e9', { first: 1e9 }],
    ['first: 1e10', { first: 1e10 }],
    ['first: 1.5', { first: 1.5 }],
    ['first: text', { first: '5' }],
    ['an unknown order', { orderBy: 'RANDOM' }],
    ['an empty cursor', { after: '' }],
    ['a cursor of nothing', { after: 'nonsense' }],
    ['a cursor of another order', { after: encodeCursor(['started_asc', 1, uuidOf('s0')]) }],
    ['a cursor with SQL', { after: encodeCursor(['started_desc', 1, "' OR 1=1"]) }],
    ['a cursor with a text for a number', { after: encodeCursor(['started_desc', '1', uuidOf('s0')]) }],
    ['a cursor of an object', { after: Buffer.from('{"a":1}').toString('base64url') }],
    ['a long cursor', { after: 'A'.repeat(5000) }],
  ])('refuses %s', async (_name, variables) => {
    const { data, errors } = await api.ask(QUERY, { as: shop.apiKey, variables });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(data?.project ?? null).toBeNull();
  });

  it.each([
    'nonsense',
    encodeCursor([1, 'x', 0, 0, '1']),
    encodeCursor([1, '1', 0, 0]),
    encodeCursor([-1, '1', 0, 0, '1']),
  ])('refuses cursor %s of events', async (after) => {
    const query = `query ($after: String) { project { sessions(first: 1) { nodes { events(after: $after) { nodes { id } } } } } }`;
    const { errors } = await api.ask(query, { as: shop.apiKey, variables: { after } });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });
});

function expectOrder(nodes: readonly Record<string, unknown>[], orderBy: (typeof ORDERS)[number]): void {
  const direction = orderBy.endsWith('_ASC') ? 1 : -1;
  const field = FIELD[orderBy.replace(/_(ASC|DESC)$/, '') as keyof typeof FIELD];
  const values = nodes.map((node) =>
    typeof node[field] === 'string' ? Date.parse(node[field]) : Number(node[field]),
  );
  expect(values).toEqual([...values].sort((a, b) => direction * (a - b)));
}
