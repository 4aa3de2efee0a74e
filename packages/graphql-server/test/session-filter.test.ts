import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureEvent, insertSessions, uuidOf } from './support/fixture-events.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The session that a case's filter must find, the one that it must not, and the filter. */
type Case = {
  readonly filter: Record<string, unknown>;
  readonly match: Fixture;
  readonly miss: Fixture;
};
type Fixture = {
  readonly ago?: number;
  readonly columns?: Record<string, unknown>;
  readonly events?: readonly FixtureEvent[];
};

const view = (path: string): FixtureEvent => ({ type: 'page_view', path });
const start = (columns: Record<string, unknown>): Fixture => ({
  events: [{ type: 'session_start', ...columns }, view('/')],
});
const pages = (...paths: string[]): Fixture => ({ events: paths.map(view) });
const has = (columns: Record<string, unknown>): Fixture => ({ columns });
const custom = (name: string, properties: Record<string, string> = {}): Fixture => ({
  events: [view('/'), { type: 'custom_event', name, properties }],
});
const identified = (traits: Record<string, string>): Fixture => ({
  columns: { user_id: 'u' },
  events: [view('/'), { type: 'identify', name: 'u', properties: traits }],
});
const range = (from: number, to: number) => ({
  range: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
});
const nasty = String.raw`'"\ {p0:String} -- ${'`'}; DROP TABLE events`;

const CASES: Record<string, Case> = {
  'no range: last 7 days': { filter: {}, match: { ago: 6 * DAY }, miss: { ago: 8 * DAY } },
  'range, from included': {
    filter: range(NOW - 20 * DAY, NOW - 19 * DAY),
    match: { ago: 20 * DAY },
    miss: { ago: 2 * DAY },
  },
  'range, to excluded': {
    filter: range(NOW - 20 * DAY, NOW - 19 * DAY),
    match: { ago: 19 * DAY + 1 },
    miss: { ago: 19 * DAY },
  },
  'range with an offset': {
    filter: {
      range: { from: '2026-11-01T02:00:00+02:00', to: '2026-11-01T01:00:00-01:00', timeZone: 'Asia/Tokyo' },
    },
    match: { ago: NOW - Date.UTC(2026, 10, 1, 1) },
    miss: { ago: NOW - Date.UTC(2026, 10, 1, 2, 30) },
  },
  'range of a session whose id names another day': {
    filter: range(NOW - 20 * DAY, NOW - 19 * DAY),
    match: { ago: 19.5 * DAY, columns: { session_day: new Date(NOW - 27 * DAY).toISOString().slice(0, 10) } },
    miss: { ago: 27 * DAY },
  },
  hasError: {
    filter: { hasError: true },
    match: { events: [view('/'), { type: 'js_error', message: 'x' }] },
    miss: {},
  },
  'hasError: false': {
    filter: { hasError: false },
    match: {},
    miss: { events: [view('/'), { type: 'unhandled_rejection', message: 'x' }] },
  },
  isLive: { filter: { isLive: true }, match: { ago: 4 * MINUTE }, miss: { ago: 6 * MINUTE } },
  'isLive: false': { filter: { isLive: false }, match: { ago: 6 * MINUTE }, miss: { ago: 4 * MINUTE } },
  device: { filter: { device: ['MOBILE', 'TABLET'] }, match: has({ device: 'tablet' }), miss: {} },
  'device OTHER, never told': { filter: { device: ['OTHER'] }, match: has({ device: '' }), miss: {} },
  browser: { filter: { browser: ['firefox', 'Safari'] }, match: has({ browser: 'Firefox' }), miss: {} },
  os: { filter: { os: ['LINUX'] }, match: has({ os: 'Linux' }), miss: {} },
  country: { filter: { country: ['at', 'CH'] }, match: has({ country: 'AT' }), miss: has({ country: 'DE' }) },
  userId: { filter: { userId: 'anna' }, match: has({ user_id: 'anna' }), miss: has({ user_id: 'Anna' }) },
  'userId with everything in it': {
    filter: { userId: nasty },
    match: has({ user_id: nasty }),
    miss: has({ user_id: 'x' }),
  },
  'userId known late': {
    filter: { userId: 'late' },
    match: { events: [view('/'), { type: 'identify', name: 'late', user_id: 'late' }] },
    miss: {},
  },
  visitorId: {
    filter: { visitorId: uuidOf('v').toUpperCase() },
    match: has({ visitor_id: uuidOf('v') }),
    miss: has({ visitor_id: uuidOf('w') }),
  },
  groupId: {
    filter: { groupId: 'acme' },
    match: { events: [view('/'), { type: 'group', name: 'acme' }] },
    miss: { events: [view('/'), { type: 'group', name: 'other' }] },
  },
  'robots are out': { filter: {}, match: {}, miss: has({ is_bot: true }) },
  includeBots: {
    filter: { includeBots: true, userId: 'bot' },
    match: has({ is_bot: true, user_id: 'bot' }),
    miss: {},
  },
  'path equals, any page': {
    filter: { path: { equals: '/b' } },
    match: pages('/a', '/b', '/c'),
    miss: pages('/a', '/bb'),
  },
  'path is of page views only': {
    filter: { path: { equals: '/clicked' } },
    match: pages('/clicked'),
    miss: { events: [view('/'), { type: 'click', path: '/clicked' }] },
  },
  'path startsWith': {
    filter: { path: { startsWith: '/doc_' } },
    match: pages('/doc_1'),
    miss: pages('/docs', '/x/doc_'),
  },
  'path contains, any case': {
    filter: { path: { contains: 'ÜBER%' } },
    match: pages('/x/über%/y'),
    miss: pages('/ueber'),
  },
  'path pattern': {
    filter: { path: { pattern: '/product/:id/reviews' } },
    match: pages('/product/7/reviews'),
    miss: pages('/product/7/8/reviews', '/product//reviews', '/product/7/reviews/2', '/x/product/7/reviews'),
  },
  'path pattern with a rest': {
    filter: { path: { pattern: '/docs/*' } },
    match: pages('/docs/a/b'),
    miss: pages('/docs'),
  },
  'path pattern is no regular expression': {
    filter: { path: { pattern: '/(a+)+[x].$/:id' } },
    match: pages('/(a+)+[x].$/1'),
    miss: pages('/aax./1'),
  },
  'path, two conditions at once': {
    filter: { path: { startsWith: '/a', contains: 'z' } },
    match: pages('/az'),
    miss: pages('/a', '/z'),
  },
  entryPath: {
    filter: { entryPath: { equals: '/in' } },
    match: pages('/in', '/x'),
    miss: pages('/x', '/in'),
  },
  exitPath: {
    filter: { exitPath: { pattern: '/out/:n' } },
    match: pages('/x', '/out/1'),
    miss: pages('/out/1', '/x'),
  },
  referrer: {
    filter: { referrer: { contains: 'search.example' } },
    match: start({ referrer: 'https://Search.example/?q=1' }),
    miss: start({ referrer: 'https://other.example/' }),
  },
  utmSource: {
    filter: { utmSource: ['a', 'b'] },
    match: start({ utm_source: 'b' }),
    miss: start({ utm_source: 'B' }),
  },
  utmMedium: {
    filter: { utmMedium: ['mail'] },
    match: start({ utm_medium: 'mail' }),
    miss: start({ utm_source: 'mail' }),
  },
  utmCampaign: { filter: { utmCampaign: ['x'] }, match: start({ utm_campaign: 'x' }), miss: {} },
  'duration min': {
    filter: { duration: { min: 10_000 } },
    match: { events: [view('/'), { type: 'click', after: 10_000 }] },
    miss: { events: [view('/'), { type: 'click', after: 9_999 }] },
  },
  'duration max': {
    filter: { duration: { max: 500 } },
    match: { events: [view('/'), { type: 'click', after: 500 }] },
    miss: { events: [view('/'), { type: 'click', after: 501 }] },
  },
  pageViews: {
    filter: { pageViews: { min: 2, max: 3 } },
    match: pages('/a', '/b'),
    miss: pages('/a', '/b', '/c', '/d'),
  },
  event: { filter: { event: { name: 'bought' } }, match: custom('bought'), miss: custom('seen') },
  'event of another type': {
    filter: { event: { name: 'acme' } },
    match: custom('acme'),
    miss: { events: [view('/'), { type: 'group', name: 'acme' }] },
  },
  'event with properties on one event': {
    filter: {
      event: {
        name: 'bought',
        properties: [
          { key: 'sku', equals: 'A' },
          { key: 'size', in: ['M', 'L'] },
        ],
      },
    },
    match: custom('bought', { sku: 'A', size: 'L' }),
    miss: {
      events: [
        { type: 'custom_event', name: 'bought', properties: { sku: 'A', size: 'S' } },
        { type: 'custom_event', name: 'bought', properties: { sku: 'B', size: 'L' } },
      ],
    },
  },
  'event without a property': {
    filter: { event: { name: 'bought', properties: [{ key: 'coupon', exists: false }] } },
    match: custom('bought', { sku: 'A' }),
    miss: custom('bought', { coupon: 'X' }),
  },
  'event with an empty property': {
    filter: { event: { name: 'bought', properties: [{ key: 'coupon', equals: '' }] } },
    match: custom('bought', { coupon: '' }),
    miss: custom('bought', {}),
  },
  'attributes of the session': {
    filter: { attributes: [{ key: 'plan', equals: 'pro' }] },
    match: has({ attributes: { plan: 'pro' } }),
    miss: has({ attributes: { plan: 'free' } }),
  },
  'attributes: traits of the user': {
    filter: { attributes: [{ key: 'plan', in: ['pro', 'team'] }] },
    match: identified({ plan: 'team' }),
    miss: identified({ plan: 'free' }),
  },
  'attributes: exists': {
    filter: { attributes: [{ key: 'beta', exists: true }] },
    match: has({ attributes: { beta: '' } }),
    miss: has({ attributes: { plan: 'pro' } }),
  },
  'attributes: exists in neither': {
    filter: { attributes: [{ key: 'beta', exists: false }] },
    match: has({ attributes: { plan: 'pro' } }),
    miss: identified({ beta: '1' }),
  },
  'attributes: all of them': {
    filter: {
      attributes: [
        { key: 'plan', equals: 'pro' },
        { key: 'beta', exists: true },
      ],
    },
    match: has({ attributes: { plan: 'pro', beta: '1' } }),
    miss: has({ attributes: { plan: 'pro' } }),
  },
  'empty lists are no condition': {
    filter: { device: [], browser: [], utmSource: [], attributes: [] },
    match: {},
    miss: has({ is_bot: true }),
  },
};

let api: TestApi;
const projects = new Map<string, TestProject>();

beforeAll(async () => {
  api = await openTestApi({ now: () => NOW });
  const sessions = [];
  for (const [index, [name, { match, miss }]] of Object.entries(CASES).entries()) {
    const project = await api.addProject(`p${index}`);
    projects.set(name, project);
    for (const [kind, { ago = HOUR, ...fixture }] of Object.entries({ match, miss })) {
      const session = { projectId: project.projectId, name: `${kind} ${name}`, startedAt: NOW - ago };
      sessions.push({ ...session, ...fixture });
    }
  }
  await insertSessions(api.engines.clickhouse, sessions);
});

afterAll(() => api?.close());

const QUERY =
  'query ($filter: SessionFilter) { project { sessions(filter: $filter) { nodes { sessionId } } } }';

describe('SessionFilter', () => {
  it.each(Object.entries(CASES))('%s', async (name, { filter }) => {
    const { data, errors } = await api.ask(QUERY, { as: projects.get(name)?.apiKey, variables: { filter } });
    expect(errors).toBeUndefined();
    expect(data.project.sessions.nodes).toEqual([{ sessionId: uuidOf(`match ${name}`) }]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['range, upside down', range(NOW, NOW - 1)],
    ['range, empty', range(NOW, NOW)],
    ['range, too long', range(NOW - 500 * DAY, NOW)],
    ['range, year 9999', { range: { from: '9999-01-01T00:00:00Z', to: '9999-01-02T00:00:00Z' } }],
    ['range, year 0001', { range: { from: '0001-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' } }],
    ['range, 30 February', { range: { from: '2026-02-30T00:00:00Z', to: '2026-03-02T00:00:00Z' } }],
    ['range, without a zone', { range: { from: '2026-02-01T00:00:00', to: '2026-03-02T00:00:00Z' } }],
    ['range, no date', { range: { from: 'yesterday', to: 'today' } }],
    ['range, a number', { range: { from: 1, to: 2 } }],
    ['range, hour 25', { range: { from: '2026-02-01T25:00:00Z', to: '2026-03-02T00:00:00Z' } }],
    ['time zone', { range: { ...range(NOW - 1, NOW).range, timeZone: 'Mars/Olympus' } }],
    ['time zone, SQL', { range: { ...range(NOW - 1, NOW).range, timeZone: "UTC') OR 1" } }],
    ['visitorId', { visitorId: 'x' }],
    ['path without a condition', { path: {} }],
    ['path, all null', { path: { equals: null } }],
    ['path, too long', { path: { equals: '/'.repeat(501) } }],
    ['path, NUL', { path: { equals: '/\0' } }],
    ['path, half a character', { path: { contains: '\ud83d' } }],
    ['pattern with too many parts', { path: { pattern: '/a'.repeat(60) } }],
    ['duration without a bound', { duration: {} }],
    ['duration upside down', { duration: { min: 2, max: 1 } }],
    ['duration, more than an Int', { duration: { min: 1e12 } }],
    ['too many values', { browser: Array.from({ length: 51 }, (_, n) => `b${n}`) }],
    ['too much of everything', { browser: Array.from({ length: 50 }, (_, n) => `${n}`.padEnd(400, 'ü')) }],
    ['attribute without a condition', { attributes: [{ key: 'a' }] }],
    ['attribute that is and is not', { attributes: [{ key: 'a', exists: false, equals: 'b' }] }],
    ['too many attributes', { attributes: Array.from({ length: 51 }, () => ({ key: 'a', exists: true })) }],
    ['unknown device', { device: ['TOASTER'] }],
    ['unknown field', { nope: 1 }],
  ])('refuses %s', async (_name, filter) => {
    const as = projects.get('robots are out')?.apiKey;
    const { data, errors } = await api.ask(QUERY, { as, variables: { filter } });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(data?.project ?? null).toBeNull();
  });
});
