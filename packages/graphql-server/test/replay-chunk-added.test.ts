import { replayChannel } from '@gosight/engines';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureChunk, insertChunks, streamOf } from './support/fixture-chunks.ts';
import { insertSessions, uuidOf } from './support/fixture-events.ts';
import { type EventStream, openEventStream } from './support/open-event-stream.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';
import { signToken } from './support/sign-token.ts';

const SUBSCRIPTION = `subscription ($id: ID!) { replayChunkAdded(sessionId: $id) {
  streamId sequence from hasFullSnapshot isDamaged url
} }`;
const STARTED = Date.now() - 60_000;

let api: TestApi;
let shop: TestProject;
let bank: TestProject;
const streams: EventStream[] = [];

beforeAll(async () => {
  api = await openTestApi();
  shop = await api.addProject('shop');
  bank = await api.addProject('bank');
  const session = (projectId: string, name: string, columns = {}) => ({
    projectId,
    name,
    startedAt: STARTED,
    columns,
  });
  await insertSessions(api.engines.clickhouse, [
    session('shop', 'anna', { user_id: 'anna' }),
    session('shop', 'ben', { user_id: 'ben' }),
    session('shop', 'shared'),
    session('bank', 'shared'),
    session('bank', 'only of the bank'),
  ]);
});

afterEach(async () => {
  for (const stream of streams.splice(0)) stream.abort();
  await expect.poll(() => api.server.subscriptionCount).toBe(0);
});

afterAll(() => api?.close());

async function subscribe(as: string, id: string) {
  const stream = await openEventStream(api, SUBSCRIPTION, { as, variables: { id } });
  streams.push(stream);
  return stream;
}

/** What a processor does with chunks. */
async function store(...chunks: Omit<FixtureChunk, 'from'>[]) {
  await insertChunks(
    api.engines.clickhouse,
    chunks.map((chunk) => ({ from: STARTED + chunk.sequence * 1_000, ...chunk })),
  );
  for (const { projectId, session, sequence } of chunks) {
    await announce(projectId, session, { streamId: streamOf(session), sequence });
  }
}

function announce(projectId: string, session: string, message: Record<string, unknown>) {
  const sessionId = uuidOf(session);
  return api.engines.cache.publish(
    replayChannel(projectId, sessionId),
    JSON.stringify({ sessionId, ...message }),
  );
}

async function nextChunk(stream: EventStream) {
  const event = await stream.next();
  expect(event).toMatchObject({ type: 'next', data: { data: { replayChunkAdded: {} } } });
  return event?.data.data.replayChunkAdded;
}

async function expectRefused(stream: EventStream, extensions: Record<string, unknown>) {
  const event = await stream.next();
  expect(event?.data.data ?? null).toBeNull();
  expect(event?.data.errors).toMatchObject([{ extensions }]);
  expect((await stream.next())?.type).toBe('complete');
}

describe('replayChunkAdded', () => {
  it('tells nothing of what was there, and everything that is stored from then on, in order', async () => {
    await store({ projectId: 'shop', session: 'anna', sequence: 0 });
    const stream = await subscribe(shop.apiKey, uuidOf('anna'));
    const chunks = [1, 2, 3].map((sequence) => ({ projectId: 'shop', session: 'anna', sequence }));
    await store(...chunks);
    expect(await nextChunk(stream)).toEqual({
      streamId: streamOf('anna'),
      sequence: 1,
      from: new Date(STARTED + 1_000).toISOString(),
      hasFullSnapshot: false,
      isDamaged: false,
      url: `${new URL(api.url).origin}/v1/projects/shop/replay/${uuidOf('anna')}/${streamOf('anna')}/1`,
    });
    expect((await nextChunk(stream)).sequence).toBe(2);
    expect((await nextChunk(stream)).sequence).toBe(3);
    await store({ projectId: 'shop', session: 'anna', sequence: 4, columns: { is_damaged: true } });
    expect(await nextChunk(stream)).toMatchObject({ sequence: 4, isDamaged: true });
  });

  it('leaves out what it can not read and what is not stored', async () => {
    const stream = await subscribe(shop.apiKey, btoa(`Session:shop:${uuidOf('ben')}`));
    await api.engines.cache.publish(replayChannel('shop', uuidOf('ben')), 'nonsense');
    await announce('shop', 'ben', { streamId: 'nonsense', sequence: 1 });
    await announce('shop', 'ben', { streamId: streamOf('ben'), sequence: -1 });
    await announce('shop', 'ben', { streamId: streamOf('ben'), sequence: 99 });
    await store({ projectId: 'shop', session: 'ben', sequence: 5 });
    expect((await nextChunk(stream)).sequence).toBe(5);
  });

  it('tells each tenant of his own, of sessions with the same UUID', async () => {
    const stream = await subscribe(shop.apiKey, uuidOf('shared'));
    const foreign = await subscribe(bank.apiKey, uuidOf('shared'));
    await store(
      { projectId: 'bank', session: 'shared', sequence: 1 },
      { projectId: 'shop', session: 'shared', sequence: 2 },
    );
    expect((await nextChunk(stream)).sequence).toBe(2);
    expect((await nextChunk(foreign)).sequence).toBe(1);
  });
});

describe('who may watch', () => {
  it('nobody without the permission, though he may read the session', async () => {
    await expectRefused(await subscribe(await shop.token(), uuidOf('anna')), { code: 'FORBIDDEN' });
  });

  it('nobody whose filter is of someone else', async () => {
    const claims = { scopes: ['replay:read'], filter: { userId: 'ben' } };
    const as = await signToken(shop, Date.now(), { claims });
    await expectRefused(await subscribe(as, uuidOf('anna')), { code: 'NOT_FOUND' });
    const stream = await subscribe(as, uuidOf('ben'));
    await store({ projectId: 'shop', session: 'ben', sequence: 7 });
    expect((await nextChunk(stream)).sequence).toBe(7);
  });

  it.each([
    ['NOT_FOUND', uuidOf('only of the bank')],
    ['NOT_FOUND', uuidOf('nobody')],
    ['BAD_USER_INPUT', 'nonsense'],
    ['BAD_USER_INPUT', btoa(`Session:bank:${uuidOf('only of the bank')}`)],
    ['BAD_USER_INPUT', btoa('Project:shop')],
  ])('nobody what is not his: %s for %s', async (code, id) => {
    await expectRefused(await subscribe(shop.apiKey, id), { code });
  });

  it('a token until it expires, told why', async () => {
    const as = await shop.token({ scopes: ['replay:read'], expiresIn: 2 });
    const stream = await subscribe(as, uuidOf('anna'));
    await expectRefused(stream, { code: 'UNAUTHENTICATED', reason: 'token_expired' });
    await expect.poll(() => api.server.subscriptionCount).toBe(0);
  });
});
