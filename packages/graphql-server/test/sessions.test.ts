import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSessions, uuidOf } from './support/fixture-events.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const MINUTE = 60_000;
const FILE = 'https://shop.example.com/app.js';
const BUY = {
  selector: 'button.buy',
  element_key: 'buy',
  element_name: 'Buy',
  element_tag: 'button',
  element_text: 'Buy now',
  is_interactive: true,
};

let api: TestApi;
let shop: TestProject;

beforeAll(async () => {
  api = await openTestApi({ now: () => NOW });
  shop = await api.addProject('shop');
  await insertSessions(api.engines.clickhouse, [
    {
      projectId: 'shop',
      name: 'rich',
      startedAt: NOW - HOUR,
      columns: { user_id: 'anna', attributes: { plan: 'pro' }, country: 'DE' },
      events: [
        {
          type: 'session_start',
          referrer: 'https://search.example/',
          utm_source: 'news',
          is_new_visitor: true,
        },
        { type: 'page_view', navigation: 'load' },
        {
          type: 'click',
          ...BUY,
          x: 120,
          y: 340,
          offset_x: 12,
          offset_y: 8,
          outcome: 'dom',
          outcome_delay: 40,
        },
        { type: 'page_exit', duration: 1800, scroll_percent: 60 },
        { type: 'page_view', path: '/cart', navigation: 'push', page_referrer: 'https://shop.example.com/' },
        // UInt32's largest: more than a GraphQL Int holds.
        {
          type: 'js_error',
          path: '/cart',
          name: 'TypeError',
          message: 'no x',
          source: FILE,
          line: 4_294_967_295,
        },
        { type: 'unhandled_rejection', path: '/cart', message: 'late', column: 7 },
        { type: 'group', path: '/cart', name: 'acme', properties: { seats: '7' } },
        { type: 'custom_event', path: '/cart', name: 'added', properties: { sku: 'A1' } },
        { type: 'brand_new_type', path: '/cart' },
      ],
    },
    { projectId: 'shop', name: 'now', startedAt: NOW - 4 * MINUTE },
  ]);
});

afterAll(() => api?.close());

async function session(name: string, selection: string) {
  const { data, errors } = await api.ask(
    `query ($id: ID!) { project { session(id: $id) { ${selection} } } }`,
    { as: shop.apiKey, variables: { id: uuidOf(name) } },
  );
  expect(errors).toBeUndefined();
  return data.project.session;
}

describe('a session', () => {
  it('tells who, when and where', async () => {
    const fields = `sessionId visitorId userId groupId startedAt endedAt duration isLive isClosed revision sampleRate
      isNewVisitor isBot hasReplay entryPath exitPath referrer utm { source medium } pageViewCount eventCount clickCount
      errorCount attributes device browser os country screen { width height } viewport { width height } language timeZone`;
    expect(await session('rich', fields)).toEqual({
      sessionId: uuidOf('rich'),
      visitorId: uuidOf('visitor of rich'),
      userId: 'anna',
      groupId: 'acme',
      startedAt: '2026-11-22T11:00:00.000Z',
      endedAt: '2026-11-22T11:00:09.000Z',
      duration: 9000,
      isLive: false,
      isClosed: true,
      revision: 1,
      sampleRate: 1,
      isNewVisitor: true,
      isBot: false,
      hasReplay: false,
      entryPath: '/',
      exitPath: '/cart',
      referrer: 'https://search.example/',
      utm: { source: 'news', medium: null },
      pageViewCount: 2,
      eventCount: 10,
      clickCount: 1,
      errorCount: 2,
      attributes: { plan: 'pro' },
      device: 'DESKTOP',
      browser: 'Chrome',
      os: 'Windows',
      country: 'DE',
      screen: { width: 1920, height: 1080 },
      viewport: { width: 1280, height: 720 },
      language: 'de-DE',
      timeZone: 'Europe/Berlin',
    });
  });

  it('is live for five minutes and open for 32', async () => {
    const fields = 'isLive isClosed userId groupId referrer utm { source } country';
    expect(await session('now', fields)).toEqual({
      isLive: true,
      isClosed: false,
      userId: null,
      groupId: null,
      referrer: null,
      utm: null,
      country: null,
    });
  });

  it('lists its page views with the exits that ended them', async () => {
    const { pageViews } = await session(
      'rich',
      'pageViews { path title referrer navigation duration scrollPercent }',
    );
    expect(pageViews).toEqual([
      { path: '/', title: 'Page /', referrer: null, navigation: 'LOAD', duration: 1800, scrollPercent: 60 },
      {
        path: '/cart',
        title: 'Page /cart',
        referrer: 'https://shop.example.com/',
        navigation: 'PUSH',
        duration: null,
        scrollPercent: null,
      },
    ]);
  });

  it('lists its errors', async () => {
    const { errors } = await session('rich', 'errors { type name message source line column path }');
    expect(errors).toEqual([
      {
        type: 'JS_ERROR',
        name: 'TypeError',
        message: 'no x',
        source: FILE,
        line: 2_147_483_647,
        column: null,
        path: '/cart',
      },
      {
        type: 'UNHANDLED_REJECTION',
        name: null,
        message: 'late',
        source: null,
        line: null,
        column: 7,
        path: '/cart',
      },
    ]);
  });

  it('is found by its UUID in any case and by its global id, also through node and nodes', async () => {
    const { id } = await session('rich', 'id');
    const query = `query ($raw: ID!, $global: ID!) {
      byRaw: project { session(id: $raw) { id } }
      byGlobal: project { session(id: $global) { id } }
      node(id: $global) { __typename id ... on Session { eventCount } }
      nodes(ids: [$global, "nonsense", $global]) { id }
    }`;
    const variables = { raw: uuidOf('rich').toUpperCase(), global: id };
    const { data, errors } = await api.ask(query, { as: shop.apiKey, variables });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      byRaw: { session: { id } },
      byGlobal: { session: { id } },
      node: { __typename: 'Session', id, eventCount: 10 },
      nodes: [{ id }, null, { id }],
    });
  });

  it.each(['', 'nonsense', uuidOf('nobody'), 'U2Vzc2lvbjo=', `${uuidOf('rich')} OR 1=1`])(
    'is null for id %j',
    async (id) => {
      const query = 'query ($id: ID!) { project { session(id: $id) { id } } node(id: $id) { id } }';
      const { data, errors } = await api.ask(query, { as: shop.apiKey, variables: { id } });
      expect(errors).toBeUndefined();
      expect(data).toEqual({ project: { session: null }, node: null });
    },
  );
});

describe('events of a session', () => {
  it('come in order with what belongs to their type', async () => {
    const fields = `type path x y offsetX outcome outcomeDelay name message properties duration scrollPercent navigation
      element { selector key name tag text href isInteractive }`;
    const { events } = await session('rich', `events { nodes { ${fields} } }`);
    expect(events.nodes.map(({ type }: { type: string }) => type)).toEqual([
      'SESSION_START',
      'PAGE_VIEW',
      'CLICK',
      'PAGE_EXIT',
      'PAGE_VIEW',
      'JS_ERROR',
      'UNHANDLED_REJECTION',
      'GROUP',
      'CUSTOM_EVENT',
      'OTHER',
    ]);
    const nothing = { name: null, message: null, properties: {}, element: null };
    const noClick = { x: null, y: null, offsetX: null, outcome: null, outcomeDelay: null };
    const noPage = { duration: null, scrollPercent: null, navigation: null };
    expect(events.nodes[2]).toEqual({
      ...nothing,
      ...noPage,
      type: 'CLICK',
      path: '/',
      x: 120,
      y: 340,
      offsetX: 12,
      outcome: 'DOM',
      outcomeDelay: 40,
      element: {
        selector: 'button.buy',
        key: 'buy',
        name: 'Buy',
        tag: 'button',
        text: 'Buy now',
        href: null,
        isInteractive: true,
      },
    });
    expect(events.nodes[3]).toEqual({
      ...nothing,
      ...noClick,
      type: 'PAGE_EXIT',
      path: '/',
      duration: 1800,
      scrollPercent: 60,
      navigation: null,
    });
    expect(events.nodes[8]).toEqual({
      ...nothing,
      ...noClick,
      ...noPage,
      type: 'CUSTOM_EVENT',
      path: '/cart',
      name: 'added',
      properties: { sku: 'A1' },
    });
  });

  it('can be narrowed to types', async () => {
    const of = async (types: string) => {
      const { events } = await session('rich', `events(types: ${types}) { nodes { type } }`);
      return events.nodes.map(({ type }: { type: string }) => type);
    };
    expect(await of('[CLICK, CUSTOM_EVENT]')).toEqual(['CLICK', 'CUSTOM_EVENT']);
    expect(await of('[OTHER]')).toEqual(['OTHER']);
    expect(await of('[PAGE_HIDDEN]')).toEqual([]);
    expect(await of('[]')).toHaveLength(10);
  });

  it('have ids of their own and pages without gaps, also at the same millisecond', async () => {
    await insertSessions(api.engines.clickhouse, [
      {
        projectId: 'shop',
        name: 'burst',
        startedAt: NOW - HOUR,
        events: [
          ...Array.from({ length: 7 }, () => ({ type: 'click', after: 0 })),
          // The same identity with other bytes: kept, and told apart.
          { type: 'click', after: 0, event_index: 3, batch_hash: '9', is_conflict: true },
        ],
      },
    ]);
    const ids: string[] = [];
    let after = '';
    for (;;) {
      const args = `first: 3${after && `, after: "${after}"`}`;
      const { events } = await session(
        'burst',
        `events(${args}) { nodes { id } pageInfo { hasNextPage endCursor } }`,
      );
      ids.push(...events.nodes.map(({ id }: { id: string }) => id));
      if (!events.pageInfo.hasNextPage) break;
      after = events.pageInfo.endCursor;
    }
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
  });
});

describe('page views and errors of many sessions', () => {
  it('belong to their own session', async () => {
    const { data, errors } = await api.ask(
      '{ project { sessions { nodes { sessionId pageViewCount pageViews { path } errorCount errors { message } } } } }',
      { as: shop.apiKey },
    );
    expect(errors).toBeUndefined();
    const { nodes } = data.project.sessions;
    expect(nodes.length).toBeGreaterThanOrEqual(2);
    for (const node of nodes) {
      expect(node.pageViews).toHaveLength(node.pageViewCount);
      expect(node.errors).toHaveLength(node.errorCount);
    }
  });
});
