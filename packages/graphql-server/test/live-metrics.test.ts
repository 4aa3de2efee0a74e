import { LIVE_WINDOW_MS, type LivePart, liveChannel, livePartKey } from '@gosight/engines';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_SUBSCRIPTIONS_PER_VIEWER } from '../src/limits.ts';
import { type EventStream, openEventStream } from './support/open-event-stream.ts';
import { openTestApi, type TestApi, type TestProject } from './support/open-test-api.ts';
import { signToken } from './support/sign-token.ts';

const SUBSCRIPTION = `subscription ($projectId: ID) { liveMetrics(projectId: $projectId) {
  visitors sessions pageViewsPerMinute eventsPerSecond errorsPerMinute insightsPerMinute topPages { value count }
} }`;
const NOTHING = {
  visitors: 0,
  sessions: 0,
  pageViewsPerMinute: 0,
  eventsPerSecond: 0,
  errorsPerMinute: 0,
  insightsPerMinute: 0,
  topPages: [],
};

let api: TestApi;
let projectCount = 0;
const streams: EventStream[] = [];

beforeAll(async () => {
  api = await openTestApi();
});

afterEach(async () => {
  for (const stream of streams.splice(0)) stream.abort();
  await expect.poll(() => api.server.subscriptionCount).toBe(0);
});

afterAll(() => api?.close());

const newProject = () => api.addProject(`live${projectCount++}`);

async function subscribe(as: string | undefined, options: { variables?: Record<string, unknown> } = {}) {
  const stream = await openEventStream(api, SUBSCRIPTION, { ...(as ? { as } : {}), ...options });
  streams.push(stream);
  return stream;
}

function part(source: string, values: Partial<LivePart> = {}): LivePart {
  return { ...NOTHING, source, at: Date.now(), ...values };
}

/** What a processor does when something changed. */
async function publish(project: TestProject, livePart: LivePart) {
  const { cache } = api.engines;
  await cache.set(livePartKey(project.projectId, livePart.source), JSON.stringify(livePart), LIVE_WINDOW_MS);
  await cache.publish(liveChannel(project.projectId), JSON.stringify(livePart));
}

async function nextMetrics(stream: EventStream) {
  const event = await stream.next();
  expect(event).toMatchObject({ type: 'next', data: { data: { liveMetrics: {} } } });
  return event?.data.data.liveMetrics;
}

async function expectRefused(stream: EventStream, extensions: Record<string, unknown>) {
  const event = await stream.next();
  expect(event?.type).toBe('next');
  expect(event?.data.data ?? null).toBeNull();
  expect(event?.data.errors).toMatchObject([{ extensions }]);
  expect((await stream.next())?.type).toBe('complete');
  expect(await stream.next()).toBeUndefined();
}

describe('liveMetrics', () => {
  it('begins with what is so, and goes on with every change', async () => {
    const project = await newProject();
    const stream = await subscribe(project.apiKey);
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    expect(await nextMetrics(stream)).toEqual(NOTHING);
    await publish(project, part('a', { visitors: 2, topPages: [{ value: '/', count: 2 }] }));
    expect(await nextMetrics(stream)).toEqual({
      ...NOTHING,
      visitors: 2,
      topPages: [{ value: '/', count: 2 }],
    });
    await publish(project, part('a', { visitors: 1, eventsPerSecond: 0.25 }));
    expect(await nextMetrics(stream)).toEqual({ ...NOTHING, visitors: 1, eventsPerSecond: 0.25 });
  });

  it('adds up the processors, and knows what they said before', async () => {
    const project = await newProject();
    await publish(project, part('a', { sessions: 2, topPages: [{ value: '/', count: 2 }] }));
    const stream = await subscribe(project.apiKey);
    expect(await nextMetrics(stream)).toMatchObject({ sessions: 2 });
    const topPages = [
      { value: '/x', count: 1 },
      { value: '/', count: 1 },
    ];
    await publish(project, part('b', { sessions: 3, topPages }));
    expect(await nextMetrics(stream)).toMatchObject({
      sessions: 5,
      topPages: [
        { value: '/', count: 3 },
        { value: '/x', count: 1 },
      ],
    });
    const { data } = await api.ask('{ project { live { sessions } } }', { as: project.apiKey });
    expect(data.project.live).toEqual({ sessions: 5 });
  });

  it('ignores what is older than what it knows, and what it can not read', async () => {
    const project = await newProject();
    const stream = await subscribe(project.apiKey);
    await nextMetrics(stream);
    await publish(project, part('a', { visitors: 4 }));
    expect(await nextMetrics(stream)).toMatchObject({ visitors: 4 });
    await publish(project, part('a', { visitors: 9, at: Date.now() - 5000 }));
    await api.engines.cache.publish(liveChannel(project.projectId), 'nonsense');
    await api.engines.cache.publish(liveChannel(project.projectId), '{"source":"a","at":1e15}');
    await publish(project, part('b', { visitors: 1 }));
    expect(await nextMetrics(stream)).toMatchObject({ visitors: 5 });
  });

  it('forgets a processor that says nothing any more', async () => {
    const project = await newProject();
    await publish(project, part('dead', { visitors: 7, at: Date.now() - LIVE_WINDOW_MS - 1 }));
    await publish(project, part('dying', { visitors: 2, at: Date.now() - LIVE_WINDOW_MS + 2000 }));
    const stream = await subscribe(project.apiKey);
    expect(await nextMetrics(stream)).toMatchObject({ visitors: 2 });
    expect(await nextMetrics(stream)).toMatchObject({ visitors: 0 });
  });

  it('keeps the projects apart', async () => {
    const [mine, other] = [await newProject(), await newProject()];
    const stream = await subscribe(mine.apiKey);
    await nextMetrics(stream);
    await publish(other, part('a', { visitors: 99 }));
    await publish(mine, part('a', { visitors: 1 }));
    expect(await nextMetrics(stream)).toMatchObject({ visitors: 1 });
  });

  it('sends a comment now and then, so that nobody in between hangs up', async () => {
    const stream = await subscribe((await newProject()).apiKey);
    await nextMetrics(stream);
    const before = stream.commentCount;
    // Reading on is what lets the comments be seen; the stream itself stays silent.
    stream.next().catch(() => undefined);
    await expect.poll(() => stream.commentCount).toBeGreaterThan(before + 1);
  });

  it('takes the id of a project raw or global', async () => {
    const project = await newProject();
    for (const projectId of [project.projectId, btoa(`Project:${project.projectId}`), null]) {
      expect(await nextMetrics(await subscribe(project.apiKey, { variables: { projectId } }))).toEqual(
        NOTHING,
      );
    }
  });
});

describe('who may watch', () => {
  it('nobody without a credential', async () => {
    await expectRefused(await subscribe(undefined), {
      code: 'UNAUTHENTICATED',
      reason: 'missing_credential',
    });
  });

  it('nobody of another project', async () => {
    const [mine, other] = [await newProject(), await newProject()];
    for (const projectId of [other.projectId, 'nobody']) {
      await expectRefused(await subscribe(mine.apiKey, { variables: { projectId } }), { code: 'FORBIDDEN' });
    }
  });

  it('no token without the scope, and none with a filter', async () => {
    const project = await newProject();
    const scopeless = await signToken(project, Date.now(), { claims: { scopes: ['replay:read'] } });
    await expectRefused(await subscribe(scopeless), { code: 'FORBIDDEN' });
    const filtered = await signToken(project, Date.now(), { claims: { filter: { userId: 'anna' } } });
    await expectRefused(await subscribe(filtered), { code: 'FORBIDDEN' });
  });

  it('a token until it expires, told why', async () => {
    const project = await newProject();
    const stream = await subscribe(await project.token({ expiresIn: 2 }));
    expect(await nextMetrics(stream)).toEqual(NOTHING);
    await expectRefused(stream, { code: 'UNAUTHENTICATED', reason: 'token_expired' });
    await expect.poll(() => api.server.subscriptionCount).toBe(0);
  });

  it('a key until it is revoked, told why', async () => {
    const project = await newProject();
    const stream = await subscribe(project.apiKey);
    await nextMetrics(stream);
    await api.engines.postgres.query('UPDATE api_keys SET revoked_at = now() WHERE project_id = $1', [
      project.projectId,
    ]);
    await expectRefused(stream, { code: 'UNAUTHENTICATED', reason: 'revoked' });
  });

  it('one credential only so often, until somebody goes', async () => {
    const project = await newProject();
    const open = await Promise.all(
      Array.from({ length: MAX_SUBSCRIPTIONS_PER_VIEWER }, () => subscribe(project.apiKey)),
    );
    await Promise.all(open.map(nextMetrics));
    await expectRefused(await subscribe(project.apiKey), { code: 'COST_LIMIT' });
    expect(await nextMetrics(await subscribe(await project.token()))).toEqual(NOTHING);
    open[0]?.abort();
    await expect.poll(() => api.server.subscriptionCount).toBe(MAX_SUBSCRIPTIONS_PER_VIEWER);
    expect(await nextMetrics(await subscribe(project.apiKey))).toEqual(NOTHING);
  });
});

describe('stopping the server', () => {
  it('ends every stream', async () => {
    const own = await openTestApi();
    const project = await own.addProject('stopping');
    const stream = await openEventStream(own, SUBSCRIPTION, { as: project.apiKey });
    await stream.next();
    await own.server.stop();
    expect((await stream.next())?.type).toBe('complete');
    expect(own.server.subscriptionCount).toBe(0);
    await own.close();
  });
});
