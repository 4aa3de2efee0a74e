import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_CLOSED_AFTER_MS } from '../src/limits.ts';
import { type FixtureChunk, insertChunks, streamOf } from './support/fixture-chunks.ts';
import { type FixtureEvent, insertSessions, uuidOf } from './support/fixture-events.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';
import { signToken } from './support/sign-token.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const STARTED = NOW - 4 * 3_600_000;
const SECOND_TAB = '00000000000000ab';

const REPLAY = `query ($id: ID!) { project { session(id: $id) { hasReplay replay {
  startedAt duration isComplete inactivity { from to } activity gaps { from to } missingAssets frameUrl
  streams { streamId tabId path visible { from to } viewport { width height }
    chunks { streamId sequence from to hasFullSnapshot eventCount bytes encoding clockOffset isDamaged url } }
} } } }`;

let api: TestApi;
let shop: TestProject;
let bank: TestProject;

const session = (name: string, events?: FixtureEvent[], columns: Record<string, unknown> = {}) => ({
  projectId: 'shop',
  name,
  startedAt: STARTED,
  columns,
  ...(events ? { events } : {}),
});
const chunk = (name: string, sequence: number, more: Partial<FixtureChunk> = {}): FixtureChunk => ({
  projectId: 'shop',
  session: name,
  sequence,
  from: STARTED + sequence * 5_000,
  ...more,
});
const seconds = (from: number, to: number) => ({
  from: new Date(STARTED + from * 1000).toISOString(),
  to: new Date(STARTED + to * 1000).toISOString(),
});

beforeAll(async () => {
  api = await openTestApi({ now: () => NOW });
  shop = await api.addProject('shop');
  bank = await api.addProject('bank');
  const secondTab = { stream_id: BigInt(`0x${SECOND_TAB}`).toString(), tab_id: '78' };
  await insertSessions(api.engines.clickhouse, [
    session('two tabs', [
      { type: 'page_view', after: 0 },
      { type: 'click', after: 1_000 },
      { type: 'page_hidden', after: 12_000 },
      { type: 'page_view', after: 12_000, path: '/cart', ...secondTab },
      { type: 'mouse_move', after: 20_000, points: [0, 5, 5, 2_000, 1, 1, 3_000, -1, 0], ...secondTab },
      { type: 'scroll', after: 27_000, scroll_percent: 40, ...secondTab },
      { type: 'page_exit', after: 40_000, ...secondTab },
      { type: 'page_visible', after: 41_000 },
      { type: 'custom_event', after: 50_000, name: 'paid' },
      { type: 'page_exit', after: 59_000 },
    ]),
    session('broken'),
    session('all damaged'),
    session('not recorded'),
    session('of ben', undefined, { user_id: 'ben' }),
    session('still open', [
      { type: 'page_view', received_at: new Date(NOW - SESSION_CLOSED_AFTER_MS).toISOString() },
    ]),
    { ...session('shared'), projectId: 'bank' },
    session('shared'),
  ]);
  await insertChunks(api.engines.clickhouse, [
    chunk('two tabs', 1, { columns: { clock_offset: '-1234', event_count: 12 } }),
    chunk('two tabs', 0),
    chunk('two tabs', 7, {
      streamId: SECOND_TAB,
      from: STARTED + 12_000,
      columns: { has_full_snapshot: true, tab_id: '78', path: '/cart', viewport_width: 390 },
    }),
    chunk('two tabs', 8, {
      streamId: SECOND_TAB,
      from: STARTED + 56_000,
      data: new TextEncoder().encode('[]'),
    }),
    chunk('broken', 0),
    chunk('broken', 1, { columns: { is_damaged: true } }),
    chunk('broken', 2),
    chunk('broken', 3, { columns: { has_full_snapshot: true } }),
    chunk('broken', 6),
    // Three with one identity: the first that came whole counts.
    chunk('broken', 4, {
      columns: { is_damaged: true, received_at: new Date(STARTED).toISOString(), event_count: 1 },
    }),
    chunk('broken', 4, {
      columns: { is_conflict: true, received_at: new Date(STARTED + 1).toISOString(), event_count: 2 },
    }),
    chunk('broken', 4, {
      columns: { is_conflict: true, received_at: new Date(STARTED + 2).toISOString(), event_count: 3 },
    }),
    chunk('all damaged', 0, { columns: { is_damaged: true } }),
    chunk('of ben', 0),
    chunk('still open', 0),
    chunk('shared', 0, { projectId: 'bank', columns: { path: '/bank' } }),
  ]);
});

afterAll(() => api?.close());

const codes = (errors: { extensions: Record<string, unknown> }[] | undefined) =>
  errors?.map(({ extensions }) => extensions['code']);

async function replayOf(name: string, as = shop.apiKey) {
  const { data, errors } = await api.ask(REPLAY, { as, variables: { id: uuidOf(name) } });
  expect(errors).toBeUndefined();
  return data.project.session.replay;
}

describe('a replay', () => {
  it('lists the documents with their chunks and the times they were seen', async () => {
    const replay = await replayOf('two tabs');
    const origin = new URL(api.url).origin;
    expect(replay).toMatchObject({
      startedAt: new Date(STARTED).toISOString(),
      duration: 60_000,
      isComplete: true,
      gaps: [],
      missingAssets: [],
      frameUrl: `${origin}/player/`,
    });
    const [first, second] = replay.streams;
    expect(replay.streams).toHaveLength(2);
    expect(first).toMatchObject({
      streamId: streamOf('two tabs'),
      tabId: '000000000000004d',
      path: '/product/42',
      viewport: { width: 1280, height: 720 },
      visible: [seconds(0, 12), seconds(41, 59)],
    });
    expect(second).toMatchObject({
      streamId: SECOND_TAB,
      tabId: '000000000000004e',
      path: '/cart',
      viewport: { width: 390, height: 720 },
      visible: [seconds(12, 40)],
    });
    expect(first.chunks.map(({ sequence }: { sequence: number }) => sequence)).toEqual([0, 1]);
    expect(second.chunks.map(({ sequence }: { sequence: number }) => sequence)).toEqual([7, 8]);
    expect(first.chunks[1]).toEqual({
      streamId: streamOf('two tabs'),
      sequence: 1,
      ...seconds(5, 9),
      hasFullSnapshot: false,
      eventCount: 12,
      bytes: expect.any(Number),
      encoding: 'GZIP',
      clockOffset: -1234,
      isDamaged: false,
      url: `${origin}/v1/projects/shop/replay/${uuidOf('two tabs')}/${streamOf('two tabs')}/1`,
    });
    expect(second.chunks[1]).toMatchObject({ bytes: 2, encoding: 'IDENTITY' });
  });

  it('tells when the visitor did something, and when not', async () => {
    const { inactivity, activity } = await replayOf('two tabs');
    // A click, five seconds of moving the mouse, a scroll; what the site tracks is nobody's hand.
    expect(inactivity).toEqual([seconds(1, 20), seconds(27, 60)]);
    expect(activity).toHaveLength(200);
    const busy = activity.flatMap((count: number, part: number) => (count > 0 ? [(part * 60) / 200] : []));
    expect(busy[0]).toBeCloseTo(0.9);
    expect(busy.filter((at: number) => at > 19 && at < 25.1)).toHaveLength(18);
    expect(busy.at(-1)).toBeCloseTo(27);
  });

  it('tells the gaps of what is missing or damaged, and which of several chunks counts', async () => {
    const replay = await replayOf('broken');
    expect(replay.isComplete).toBe(false);
    expect(replay.gaps).toEqual([seconds(5, 15), seconds(24, 34)]);
    const chunks: { sequence: number; eventCount: number; isDamaged: boolean }[] = replay.streams[0].chunks;
    expect(chunks.map(({ sequence, isDamaged }) => [sequence, isDamaged])).toEqual([
      [0, false],
      [1, true],
      [2, false],
      [3, false],
      [4, false],
      [6, false],
    ]);
    expect(chunks.find(({ sequence }) => sequence === 4)?.eventCount).toBe(2);
  });

  it('is not complete while more may arrive', async () => {
    expect(await replayOf('still open')).toMatchObject({ isComplete: false, gaps: [] });
  });

  it('is none where nothing was recorded or nothing arrived whole', async () => {
    expect(await replayOf('not recorded')).toBeNull();
    expect(await replayOf('all damaged')).toBeNull();
  });

  it('names the public address where there is one', async () => {
    const { createGraphqlServer } = await import('../src/index.ts');
    const { createLogger } = await import('@gosight/engines');
    const own = createGraphqlServer({
      ...api.engines,
      logger: createLogger('silent'),
      now: () => NOW,
      publicUrl: 'https://gosight.example.com/',
      playerFramePath: '/player/1.2.3-abc/',
    });
    const query = `{ project { session(id: "${uuidOf('of ben')}") { replay { frameUrl streams { chunks { url } } } } } }`;
    const response = await own.fetch(
      new Request('http://internal:4600/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${shop.apiKey}` },
        body: JSON.stringify({ query }),
      }),
    );
    const { replay } = (
      (await response.json()) as never as {
        data: { project: { session: { replay: Record<string, unknown> } } };
      }
    ).data.project.session;
    expect(replay['frameUrl']).toBe('https://gosight.example.com/player/1.2.3-abc/');
    expect(JSON.stringify(replay)).toContain('"https://gosight.example.com/v1/projects/shop/replay/');
    await own.stop();
  });
});

describe('hasReplay', () => {
  it('tells of each session of a list', async () => {
    const { data } = await api.ask('{ project { sessions { nodes { sessionId hasReplay } } } }', {
      as: shop.apiKey,
    });
    const names = ['two tabs', 'broken', 'all damaged', 'not recorded', 'of ben', 'still open', 'shared'];
    const recorded = names.filter((name) =>
      data.project.sessions.nodes.some(
        (node: { sessionId: string; hasReplay: boolean }) =>
          node.sessionId === uuidOf(name) && node.hasReplay,
      ),
    );
    expect(recorded).toEqual(['two tabs', 'broken', 'of ben', 'still open']);
  });

  it('can be asked for', async () => {
    const query =
      'query ($hasReplay: Boolean) { project { sessions(filter: { hasReplay: $hasReplay }) { nodes { sessionId } } } }';
    const ask = async (hasReplay: boolean, as: string) => {
      const { data, errors } = await api.ask(query, { as, variables: { hasReplay } });
      expect(errors).toBeUndefined();
      return data.project.sessions.nodes.map((node: { sessionId: string }) => node.sessionId).sort();
    };
    const ids = (...names: string[]) => names.map(uuidOf).sort();
    expect(await ask(true, shop.apiKey)).toEqual(ids('two tabs', 'broken', 'of ben', 'still open'));
    expect(await ask(false, shop.apiKey)).toEqual(ids('all damaged', 'not recorded', 'shared'));
    expect(await ask(true, bank.apiKey)).toEqual(ids('shared'));
  });
});

describe('who may watch a replay', () => {
  it('nobody without the permission; the rest of the session is there', async () => {
    const as = await signToken(shop, NOW);
    const query =
      'query ($id: ID!) { project { session(id: $id) { sessionId hasReplay replay { duration } } } }';
    const { data, errors } = await api.ask(query, { as, variables: { id: uuidOf('two tabs') } });
    expect(codes(errors)).toEqual(['FORBIDDEN']);
    expect(data.project.session).toEqual({ sessionId: uuidOf('two tabs'), hasReplay: true, replay: null });
  });

  it('a token with a filter, of his own sessions only', async () => {
    const claims = { scopes: ['analytics:read', 'replay:read'], filter: { userId: 'ben' } };
    const as = await signToken(shop, NOW, { claims });
    expect((await replayOf('of ben', as)).streams).toHaveLength(1);
    const { data } = await api.ask(REPLAY, { as, variables: { id: uuidOf('two tabs') } });
    expect(data.project.session).toBeNull();
  });

  it('each tenant his own, even of a session with the same UUID', async () => {
    expect(await replayOf('shared')).toBeNull();
    expect((await replayOf('shared', bank.apiKey)).streams[0].path).toBe('/bank');
    const { data } = await api.ask(REPLAY, { as: bank.apiKey, variables: { id: uuidOf('two tabs') } });
    expect(data.project.session).toBeNull();
  });
});
