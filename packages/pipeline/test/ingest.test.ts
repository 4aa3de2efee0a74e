import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { EngineError } from '@gosight/engines';
import { openTestEngines } from '@gosight/engines/testing';
import { decodeRecord } from '@gosight/proto';
import { encodeBatch } from '@gosight/proto/encode';
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIngest, runProcessors } from '../src/index.ts';
import { INGEST_LIMITS, PROJECT_KEY_LIMITS } from '../src/limits.ts';
import { TOPICS } from '../src/topics.ts';
import { newStream, shopBatch } from './support/build-batch.ts';
import { replayBody } from './support/build-chunk.ts';
import { ask, eventually } from './support/stored.ts';
import { CHROME, createProject } from './support/test-project.ts';

type Answer = {
  status: number;
  headers: Headers;
  body: { error?: { code: string; message: string; requestId: string } } & Record<string, unknown>;
};

let engines: Awaited<ReturnType<typeof openTestEngines>>;
let app: Hono;
let key: string;
let projectId: string;
const logger = { debug() {}, info() {}, warn() {}, error() {} };

beforeAll(async () => {
  engines = await openTestEngines();
  app = createIngest({ ...engines, logger });
  ({ key, projectId } = await createProject(engines, ['https://shop.example']));
});
afterAll(() => engines?.close());

async function post(
  body: RequestInit['body'],
  {
    query = `k=${key}`,
    to = app,
    ...init
  }: { query?: string; to?: Hono; headers?: Record<string, string>; method?: string } = {},
): Promise<Answer> {
  const headers = { 'user-agent': CHROME, 'content-type': 'text/plain', ...init.headers };
  const response = await to.request(`/v1/batches?${query}`, {
    method: 'POST',
    body: body ?? null,
    ...init,
    headers,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

async function recordCount(topic: string = TOPICS.events): Promise<number> {
  const ends = Array.from({ length: engines.log.partitionCount }, (_, p) => engines.log.endOffset(topic, p));
  return (await Promise.all(ends)).reduce((sum, end) => sum + end, 0);
}

function expectError(answer: Answer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.body.error).toEqual({
    code,
    message: expect.any(String),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
}

describe('a good batch', () => {
  it('is in the log before the 202, with what only ingest knows', async () => {
    const body = shopBatch();
    const before = await recordCount();
    const sentAt = Date.now() - 3_600_000;
    const answer = await post(body, {
      query: `k=${key}&t=${sentAt}`,
      headers: { origin: 'https://shop.example' },
    });

    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ accepted: 5, rejected: [], duplicate: false });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(await recordCount()).toBe(before + 1);

    const { header, body: stored } = decodeRecord(await newestRecord());
    expect(Buffer.from(stored).equals(body)).toBe(true);
    expect(header.projectId).toBe(projectId);
    expect(header.userAgent).toBe(CHROME);
    expect(header.clockOffset).toBe(header.receivedAt - sentAt);
  });

  it('may come as one gzip layer, from a server without origin', async () => {
    const headers = { 'content-encoding': 'gzip', 'content-type': 'application/x-protobuf' };
    expect((await post(gzipSync(shopBatch()), { headers })).status).toBe(202);
  });

  it('names the events it refuses, and is not appended when all are', async () => {
    const partly = await post(
      shopBatch({
        events: [
          { page: 1, pageView: {} },
          { page: 9, pageView: {} },
        ],
      }),
    );
    expect(partly.status).toBe(202);
    expect(partly.body).toEqual({
      accepted: 1,
      rejected: [{ index: 1, code: 'bad_page' }],
      duplicate: false,
    });

    const before = await recordCount();
    const wholly = await post(shopBatch({ events: [{ page: 9, pageView: {} }] }));
    expect(wholly.body).toEqual({
      accepted: 0,
      rejected: [{ index: 0, code: 'bad_page' }],
      duplicate: false,
    });
    expect(await recordCount()).toBe(before);
  });
});

describe('a refused request', () => {
  it.each([
    ['no key', { query: '' }, 401, 'missing_key'],
    ['an unknown key', { query: 'k=gs_nobody' }, 401, 'unknown_key'],
    ['a key that is an attack', { query: `k=${encodeURIComponent("' OR 1=1 --")}` }, 401, 'unknown_key'],
    ['a foreign origin', { headers: { origin: 'https://evil.example' } }, 403, 'origin_not_allowed'],
    ['the opaque origin', { headers: { origin: 'null' } }, 403, 'origin_not_allowed'],
    ['a page as body', { headers: { 'content-type': 'text/html' } }, 415, 'unsupported_media_type'],
    ['brotli', { headers: { 'content-encoding': 'br' } }, 415, 'unsupported_encoding'],
    ['two gzip layers', { headers: { 'content-encoding': 'gzip, gzip' } }, 415, 'unsupported_encoding'],
    ['gzip that is none', { headers: { 'content-encoding': 'gzip' } }, 400, 'bad_request'],
  ] as const)('%s', async (...[, init, status, code]) => {
    const answer = await post(shopBatch(), init);
    expectError(answer, status, code);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['GET', 405],
    ['PUT', 405],
    ['DELETE', 405],
  ])('%s', async (method, status) => {
    const answer = await app.request(`/v1/batches?k=${key}`, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
    expect(await answer.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
  });

  it('garbage, an empty body, an empty batch', async () => {
    expectError(await post('garbage'), 400, 'bad_protobuf');
    expectError(await post(shopBatch().subarray(0, 60)), 400, 'bad_protobuf');
    expectError(await post(''), 400, 'invalid_batch');
    expectError(await post(shopBatch({ events: [] })), 400, 'invalid_batch');
  });

  it('is told to the page of an allowed origin', async () => {
    const answer = await post('garbage', { headers: { origin: 'https://shop.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });

  it('a body above the cap, before or after gzip; exactly the cap is read', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    expectError(await post(Buffer.alloc(INGEST_LIMITS.maxBodyBytes + 1)), 413, 'too_large');
    expectError(await post(bomb, { headers: { 'content-encoding': 'gzip' } }), 413, 'too_large');
    expectError(await post(Buffer.alloc(INGEST_LIMITS.maxBodyBytes)), 400, 'bad_protobuf');
  });

  it('never repeats what was sent', async () => {
    const answer = await post('<script>', {
      query: 'k=%3Cscript%3E',
      headers: { origin: 'https://evil.example' },
    });
    expect(JSON.stringify(answer.body)).not.toContain('script');
  });
});

describe('a replay chunk', () => {
  it('is in its own topic before the 202, byte for byte', async () => {
    const before = [await recordCount(), await recordCount(TOPICS.replay)];
    const body = replayBody();
    const answer = await post(body, { headers: { origin: 'https://shop.example' } });
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ accepted: 1, rejected: [], duplicate: false });
    expect([await recordCount(), await recordCount(TOPICS.replay)]).toEqual([
      before[0],
      Number(before[1]) + 1,
    ]);
    const { header, body: stored } = decodeRecord(await newestRecord(TOPICS.replay));
    expect(Buffer.from(stored).equals(body)).toBe(true);
    expect(header).toMatchObject({ projectId, userAgent: CHROME });
  });

  it('may be larger than events may, alone in its body', async () => {
    const { maxBodyBytes, maxReplayBodyBytes } = INGEST_LIMITS;
    const large = replayBody({ data: randomBytes(maxReplayBodyBytes - 500) });
    expect((await post(large)).status).toBe(202);
    expectError(await post(replayBody({ data: randomBytes(maxReplayBodyBytes) })), 413, 'too_large');
    const events = shopBatch({ strings: ['x'.repeat(maxBodyBytes)] });
    expectError(await post(events), 413, 'too_large');
    expectError(await post(Buffer.concat([replayBody(), events])), 413, 'too_large');
  });

  it('is refused as a whole when it makes no sense', async () => {
    const { streamId, sessionId } = newStream();
    expectError(await post(encodeBatch({ replayChunk: { streamId, sessionId } })), 400, 'invalid_batch');
    expectError(await post(replayBody({ eventCount: 0 })), 400, 'invalid_batch');
    expectError(await post(replayBody().subarray(0, 200)), 400, 'bad_protobuf');
  });

  it('is limited in rate by its bytes', async () => {
    const to = createIngest({ ...engines, logger, rateLimit: { capacity: 20, refillPerSecond: 0.001 } });
    const other = await createProject(engines);
    const sent = () => post(replayBody({ data: randomBytes(50_000) }), { to, query: `k=${other.key}` });
    expect((await sent()).status).toBe(202);
    expectError(await sent(), 429, 'rate_limited');
  });
});

describe('a preflight', () => {
  const preflight = (origin: string, query: string) =>
    app.request(`/v1/batches?${query}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });

  it('names the origin only where the project allows it', async () => {
    const allowed = await preflight('https://shop.example', `k=${key}`);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    for (const response of [
      await preflight('https://evil.example', `k=${key}`),
      await preflight('https://shop.example', 'k=no'),
    ]) {
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('project keys', () => {
  it('are refused soon after they are revoked or their project is disabled', async () => {
    let now = Date.now();
    const to = createIngest({ ...engines, logger, now: () => now });
    const first = await createProject(engines);
    const second = await createProject(engines);
    expect((await post(shopBatch(), { to, query: `k=${first.key}` })).status).toBe(202);
    expect((await post(shopBatch(), { to, query: `k=${second.key}` })).status).toBe(202);
    await engines.postgres.query('UPDATE project_keys SET revoked_at = now() WHERE key = $1', [first.key]);
    await engines.postgres.query('UPDATE projects SET disabled_at = now() WHERE id = $1', [second.projectId]);
    now += PROJECT_KEY_LIMITS.ttlMs;
    expectError(await post(shopBatch(), { to, query: `k=${first.key}` }), 401, 'unknown_key');
    expectError(await post(shopBatch(), { to, query: `k=${second.key}` }), 403, 'project_disabled');
  });

  it('known ones outlast Postgres, unknown ones are answered 503', async () => {
    let now = Date.now();
    let isDown = false;
    const postgres = {
      query: (...args: [string, unknown[]]) =>
        isDown ? Promise.reject(new Error('connection refused')) : engines.postgres.query(...args),
    } as unknown as typeof engines.postgres;
    const to = createIngest({ ...engines, postgres, logger, now: () => now });
    expect((await post(shopBatch(), { to })).status).toBe(202);
    expectError(await post(shopBatch(), { to, query: 'k=gs_unknown' }), 401, 'unknown_key');
    isDown = true;
    now += 60 * 60_000;
    expect((await post(shopBatch(), { to })).status).toBe(202);
    const unknown = await post(shopBatch(), { to, query: 'k=gs_unknown' });
    expectError(unknown, 503, 'unavailable');
    expect(unknown.headers.get('retry-after')).toBe('5');
  });
});

describe('limits and outages', () => {
  it('answers 429 with Retry-After above the rate, counting events', async () => {
    const to = createIngest({ ...engines, logger, rateLimit: { capacity: 9, refillPerSecond: 1 } });
    const other = await createProject(engines);
    expect((await post(shopBatch(), { to, query: `k=${other.key}` })).status).toBe(202);
    const limited = await post(shopBatch(), { to, query: `k=${other.key}` });
    expectError(limited, 429, 'rate_limited');
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('lets everything pass when the rate limiter is down', async () => {
    const cache = { takeTokens: () => Promise.reject(new Error('connection refused')) };
    const to = createIngest({ ...engines, cache, logger });
    expect((await post(shopBatch(), { to })).status).toBe(202);
  });

  it('answers 503 with Retry-After when the log takes nothing', async () => {
    const log = { append: () => Promise.reject(new EngineError('log_unavailable', 'disk full')) };
    const to = createIngest({ ...engines, log, logger });
    const answer = await post(shopBatch(), { to, headers: { origin: 'https://shop.example' } });
    expectError(answer, 503, 'unavailable');
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });
});

describe('over a real connection', () => {
  let server: ServerType;
  let port: number;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  beforeAll(async () => {
    port = await new Promise((resolve) => {
      server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
        resolve(info.port),
      );
      // A slow machine must not meet the moment at which an idle connection is closed.
      if ('keepAliveTimeout' in server) server.keepAliveTimeout = 0;
    });
  });
  afterAll(() => {
    agent.destroy();
    server.close();
  });

  type Sent = { status: number; localPort: number; accepted: number };

  function send(body: Uint8Array, projectKey = key): Promise<Sent> {
    return new Promise((resolve, reject) => {
      const sent = request({
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/v1/batches?k=${projectKey}`,
        headers: { 'content-type': 'text/plain', 'user-agent': CHROME },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        const localPort = sent.socket?.localPort ?? 0;
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          const accepted = Number(JSON.parse(text).accepted ?? 0);
          resolve({ status: response.statusCode ?? 0, localPort, accepted });
        });
      });
      sent.end(body);
    });
  }

  it('stays usable after a 413', async () => {
    const refused = await send(randomBytes(INGEST_LIMITS.maxReplayBodyBytes + 1024 * 1024));
    const accepted = await send(shopBatch());
    expect([refused.status, accepted.status]).toEqual([413, 202]);
    expect(accepted.localPort).toBe(refused.localPort);
  });

  it('500 random or mutated bodies never make a 5xx; what of them and after them is accepted is stored', async () => {
    const { projectId: target, key: to } = await createProject(engines);
    const statuses = new Set<number>();
    let accepted = 0;
    for (let i = 0; i <= 500; i++) {
      const random = i % 2 === 0 ? randomBytes(1 + (i % 300)) : mutated(shopBatch(), i);
      const answer = await send(i === 500 ? shopBatch() : random, to);
      statuses.add(answer.status);
      accepted += answer.accepted;
    }
    expect([...statuses].sort()).toEqual([202, 400]);
    expect(accepted).toBeGreaterThan(100);

    const count = async () => {
      const query = 'SELECT count() AS n FROM events WHERE project_id = {p: String}';
      const [row] = await ask<{ n: string }>(engines, query, { p: target });
      return Number(row?.n);
    };
    const processors = await runProcessors({ ...engines, logger });
    await eventually(count, (stored) => stored >= accepted);
    await processors.stop();
    expect(await count()).toBe(accepted);
  });

  it('truncates the address before the log', async () => {
    await send(shopBatch());
    expect(decodeRecord(await newestRecord()).header.clientAddress).toBe('127.0.0.0');
  });
});

function mutated(body: Uint8Array, seed: number): Uint8Array {
  const copy = Uint8Array.from(body);
  for (let i = 0; i < 1 + (seed % 7); i++)
    copy[(seed * 7919 + i * 104_729) % copy.length] = (seed * 31 + i * 17) % 256;
  return seed % 5 === 0 ? copy.subarray(0, seed % copy.length) : copy;
}

/** The record with the latest time of all partitions. */
async function newestRecord(topic: string = TOPICS.events): Promise<Uint8Array> {
  let newest: { timestamp: number; value: Uint8Array } | undefined;
  const ends = await Promise.all(
    Array.from({ length: engines.log.partitionCount }, (_, p) => engines.log.endOffset(topic, p)),
  );
  let missing = ends.filter((end) => end > 0).length;
  await new Promise<void>((resolve, reject) => {
    engines.log
      .consume({
        group: `test-${randomBytes(4).toString('hex')}`,
        topic,
        onError: reject,
        async process(partition) {
          const end = ends[partition.partition] ?? 0;
          if (end === 0) return;
          partition.seek(end - 1);
          const [record] = await partition.read({ maxRecords: 1, maxBytes: 1 });
          if (record && record.timestamp >= (newest?.timestamp ?? 0)) newest = record;
          missing -= 1;
          if (missing === 0) resolve();
        },
      })
      .catch(reject);
  });
  if (newest === undefined) throw new Error('The log is empty');
  return newest.value;
}
