import { type LivePart, liveChannel, livePartPrefix } from '@gosight/engines';
import { openTestEngines } from '@gosight/engines/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIngest, runProcessors } from '../src/index.ts';
import { newStream, shopBatch } from './support/build-batch.ts';
import { eventually } from './support/stored.ts';
import { CHROME, createProject } from './support/test-project.ts';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
let engines: Awaited<ReturnType<typeof openTestEngines>>;

beforeAll(async () => {
  engines = await openTestEngines();
});
afterAll(() => engines?.close());

it('live figures follow the batches, survive a restart and leave with the processor', async () => {
  const { projectId, key } = await createProject(engines);
  const ingest = createIngest({ ...engines, logger });
  const parts: LivePart[] = [];
  await engines.cache.subscribe(liveChannel(projectId), (message) => void parts.push(JSON.parse(message)));
  const send = async (body: Uint8Array<ArrayBuffer>, userAgent = CHROME) => {
    const init = { method: 'POST', body, headers: { 'user-agent': userAgent } };
    expect((await ingest.request(`/v1/batches?k=${key}`, init)).status).toBe(202);
  };
  const lastPart = (sessions: number) =>
    eventually(
      async () => parts.at(-1),
      (part) => part?.sessions === sessions,
    );

  const first = await runProcessors({ ...engines, logger, source: 'first' });
  const visitorId = newStream().visitorId;
  await send(shopBatch({ visitorId }));
  await send(shopBatch({ visitorId }));
  await send(shopBatch());
  await send(shopBatch(), 'Googlebot/2.1');
  const expected = {
    visitors: 2,
    sessions: 3,
    pageViewsPerMinute: 3,
    eventsPerSecond: 0.25,
    errorsPerMinute: 3,
    topPages: [{ value: '/products/:id', count: 3 }],
  };
  expect(await lastPart(3)).toMatchObject({ source: 'first', ...expected });
  expect((await engines.cache.list(livePartPrefix(projectId))).size).toBe(1);
  await first.stop();
  expect(await lastPart(0)).toMatchObject({ source: 'first', visitors: 0 });
  expect((await engines.cache.list(livePartPrefix(projectId))).size).toBe(0);

  const second = await runProcessors({ ...engines, logger, source: 'second' });
  expect(await lastPart(3)).toMatchObject({ source: 'second', ...expected });
  await second.stop();
});
