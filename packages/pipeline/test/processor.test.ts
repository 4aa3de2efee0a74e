import type { EventLog } from '@gosight/engines';
import { openTestEngines, openTestLog } from '@gosight/engines/testing';
import { encodeRecord } from '@gosight/proto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIngest, type DeadLetter, type Processors, runProcessors, TOPICS } from '../src/index.ts';
import { newStream, shopBatch } from './support/build-batch.ts';
import { type CommitFault, faultyLog } from './support/faulty-log.ts';
import { ask, eventually, type Totals, totals } from './support/stored.ts';
import { CHROME, createProject } from './support/test-project.ts';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
let engines: Awaited<ReturnType<typeof openTestEngines>>;
let ingest: Hono;

beforeAll(async () => {
  engines = await openTestEngines();
  ingest = createIngest({ ...engines, logger });
});
afterAll(() => engines?.close());

async function send(key: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await ingest.request(`/v1/batches?k=${key}`, {
    method: 'POST',
    body,
    headers: { 'user-agent': CHROME },
  });
  expect(response.status).toBe(202);
}

async function withProcessors(
  work: (processors: Processors) => Promise<void>,
  options: Partial<Parameters<typeof runProcessors>[0]> = {},
) {
  const processors = await runProcessors({ ...engines, logger, ...options });
  try {
    await work(processors);
  } finally {
    await processors.stop();
  }
}

/** Waits until everything in the log is processed. */
async function drained(log: EventLog = engines.log): Promise<void> {
  const marker = await createProject(engines);
  const sent = new Set<number>();
  while (sent.size < log.partitionCount) {
    const record = await log.append(TOPICS.events, {
      key: `marker:${Math.random()}`,
      value: encodeRecord(header(marker.projectId), shopBatch({ events: [{ page: 1, pageHidden: {} }] })),
    });
    sent.add(record.partition);
  }
  const stored = async () =>
    (
      await ask<{ n: number }>(
        engines,
        'SELECT uniqExact(log_partition) AS n FROM events WHERE project_id = {p: String}',
        { p: marker.projectId },
      )
    )[0]?.n;
  await eventually(stored, (n) => Number(n) === log.partitionCount);
}

const header = (projectId: string, receivedAt = Date.now()) => ({
  projectId,
  receivedAt,
  clockOffset: 0,
  clientAddress: '127.0.0.0',
  userAgent: CHROME,
  requestId: 'r',
  rejected: [],
});

/** All tables tell of `batches` times the five events of the shop, one click and one page view in each. */
function expectExactly(stored: Totals, batches: number): void {
  expect(stored).toEqual({
    events: 5 * batches,
    identities: 5 * batches,
    conflicts: 0,
    clicks: batches,
    batches,
    sessionEvents: 5 * batches,
    sessionClicks: batches,
    siteEvents: 5 * batches,
    siteClicks: batches,
    pageViews: batches,
    rawPageViews: batches,
  });
}

describe('a batch', () => {
  it('becomes rows of events, clicks, sessions and rollups', async () => {
    const { projectId, key } = await createProject(engines);
    const stream = newStream();
    const baseTs = Date.now() - 1000;
    await withProcessors(async () => {
      await send(key, shopBatch({ ...stream, baseTs }));
      await drained();
    });
    // Asked only now: a view's target shows an insert a moment after the table.
    expectExactly(await totals(engines, projectId), 1);

    const events = await ask<Record<string, unknown>>(
      engines,
      'SELECT *, toUnixTimestamp64Milli(ts) AS ms FROM events WHERE project_id = {p: String} ORDER BY event_index',
      { p: projectId },
    );
    expect(events.map((row) => row['type'])).toEqual([
      'session_start',
      'page_view',
      'click',
      'js_error',
      'custom_event',
    ]);
    expect(events.map((row) => Number(row['ms']) - baseTs)).toEqual([0, 100, 200, 300, 400]);
    const sessionId = Buffer.from(stream.sessionId).toString('hex');
    for (const row of events) {
      expect(row).toMatchObject({
        path: '/products/42',
        path_group: '/products/:id',
        title: 'Blue chair',
        browser: 'Chrome',
        os: 'Windows',
        device: 'desktop',
        is_bot: false,
        language: 'en-GB',
        attributes: { plan: 'pro' },
        sample_rate: 1,
      });
      expect(String(row['session_id']).replaceAll('-', '')).toBe(sessionId);
      expect(row['stream_id']).toBe(Buffer.from(stream.streamId).readBigUInt64BE().toString());
    }
    expect(events[0]).toMatchObject({
      referrer_domain: 'search.example',
      utm_source: 'news',
      is_new_visitor: true,
    });
    expect(events[1]).toMatchObject({ navigation: 'load' });
    expect(events[2]).toMatchObject({
      element_key: 'button "Add to cart"',
      selector: 'main > button.css-1q2w3e',
      x: 210,
      y: 330,
      offset_x: 10,
      element_width: 120,
      outcome: 'dom',
      is_interactive: true,
    });
    expect(events[3]).toMatchObject({ name: 'TypeError', message: 'x is undefined', line: 1 });
    expect(events[4]).toMatchObject({ name: 'purchase', properties: { price: '99' } });

    const [session] = await ask<Record<string, unknown>>(
      engines,
      `SELECT toUnixTimestamp64Milli(min(started)) AS started, sum(error_count) AS errors, argMinIfMerge(entry_path) AS entry, max(utm_source) AS utm
       FROM sessions WHERE project_id = {p: String} GROUP BY session_id`,
      { p: projectId },
    );
    expect(session).toEqual({ started: String(baseTs), errors: '1', entry: '/products/42', utm: 'news' });
  });

  it('sent three times is stored once, also by a processor that starts anew', async () => {
    const { projectId, key } = await createProject(engines);
    const body = shopBatch();
    await withProcessors(async () => {
      await send(key, body);
      await send(key, body);
      await drained();
    });
    await withProcessors(async () => {
      await send(key, body);
      await drained();
    });
    expectExactly(await totals(engines, projectId), 1);
  });

  it('with the identity of another but other bytes is stored and marked', async () => {
    const { projectId, key } = await createProject(engines);
    const stream = newStream();
    const other = shopBatch({ ...stream, events: [{ page: 1, pageHidden: {} }] });
    await withProcessors(async () => {
      await send(key, shopBatch({ ...stream }));
      await send(key, other);
      await send(key, other);
      await drained();
    });
    expect(await totals(engines, projectId)).toMatchObject({
      events: 6,
      identities: 6,
      conflicts: 1,
      batches: 2,
    });
  });

  it('keeps projects apart: equal ids of two projects are not duplicates', async () => {
    const first = await createProject(engines);
    const second = await createProject(engines);
    const body = shopBatch();
    await withProcessors(async () => {
      await send(first.key, body);
      await send(second.key, body);
      await drained();
    });
    expectExactly(await totals(engines, first.projectId), 1);
    expectExactly(await totals(engines, second.projectId), 1);
  });

  it('with absurd numbers and texts is stored all the same', async () => {
    const { projectId, key } = await createProject(engines);
    const max = 2 ** 32 - 1;
    const strings = [
      '__proto__',
      '\u0000\u0007\u202e',
      '😀'.repeat(300),
      'a\n\nDROP TABLE events\n',
      'not a url',
    ];
    const body = shopBatch({
      baseTs: 2 ** 53 - 1,
      batchSeq: max,
      strings,
      context: {
        screenWidth: max,
        pixelRatioPercent: max,
        sampleRatePermille: max,
        userId: 20,
        attributes: [18, 19],
      },
      pages: [{ url: 22, title: 20 }],
      events: [
        { dt: 2 ** 31 - 1, page: 1, pageExit: { timeOnPage: max, maxScrollPercent: max } },
        {
          dt: -(2 ** 31),
          page: 1,
          click: {
            x: 2 ** 31 - 1,
            y: -(2 ** 31) + 1,
            button: max,
            modifiers: max,
            detail: max,
            outcome: 99 as never,
            outcomeDelay: max,
          },
        },
        { page: 1, customEvent: { name: 21, properties: [18, 19, 18, 20] } },
        { page: 1, jsError: { message: 21, line: max, column: max } },
        { page: 1, mouseMove: { points: [0, 400, 300, 50, -(2 ** 31), 2 ** 31 - 1] } },
        { page: 1, scroll: { top: max, percent: max, pageHeight: max, velocity: -(2 ** 31) } },
        { page: 1, scrollMilestone: { percent: 75 } },
      ],
    });
    await withProcessors(async () => {
      await send(key, body);
      await drained();
    });
    const rows = await ask<Record<string, unknown>>(
      engines,
      'SELECT *, received_at = ts AS clamped FROM events WHERE project_id = {p: String} ORDER BY event_index',
      { p: projectId },
    );
    expect(rows).toHaveLength(7);
    expect(rows[0]).toMatchObject({
      clamped: 1,
      scroll_percent: 100,
      duration: max,
      screen_width: 65_535,
      path: '',
    });
    expect(rows[1]).toMatchObject({ outcome: 'unknown', button: 255 });
    expect(rows[2]?.['properties']).toEqual(JSON.parse(`{"__proto__": ${JSON.stringify('😀'.repeat(300))}}`));
    expect(rows[3]).toMatchObject({ message: 'a\n\nDROP TABLE events\n' });
    expect(rows[4]).toMatchObject({ type: 'mouse_move', points: [0, 400, 300, 50, -(2 ** 31), 2 ** 31 - 1] });
    expect(rows[5]).toMatchObject({
      type: 'scroll',
      scroll_top: max,
      scroll_percent: 100,
      page_height: max,
      scroll_velocity: -(2 ** 31),
    });
    expect(rows[6]).toMatchObject({ type: 'scroll_milestone', scroll_percent: 75 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a processor that dies', () => {
  const isIntent = ({ metadata }: { metadata: string }) => metadata !== '';
  it.each<[string, CommitFault]>([
    ['before the intent', (place) => (isIntent(place) ? 'before' : undefined)],
    ['after the intent', (place) => (isIntent(place) ? 'after' : undefined)],
    ['after the insert', (place) => (isIntent(place) ? undefined : 'before')],
    ['after the last commit', (place) => (isIntent(place) ? undefined : 'after')],
  ])('%s: everything is stored exactly once', async (_name, fault) => {
    const { projectId, key } = await createProject(engines);
    const bodies = Array.from({ length: 12 }, () => shopBatch());
    for (const body of bodies) await send(key, body);
    for (const body of bodies.slice(0, 4)) await send(key, body);

    let deaths = 0;
    const die: CommitFault = (place) => {
      const when = deaths < 8 ? fault(place) : undefined;
      if (when !== undefined) deaths += 1;
      return when;
    };
    await withProcessors(
      async () => {
        await eventually(
          async () => deaths,
          (n) => n > 0,
        );
      },
      { log: faultyLog(engines.log, die) },
    );
    // More records behind the intent must not move its bounds.
    for (const body of bodies.slice(0, 4)) await send(key, body);
    await send(key, shopBatch());
    await withProcessors(() => drained());

    expect(deaths).toBeGreaterThan(0);
    expectExactly(await totals(engines, projectId), 13);
  });

  it('with the answer of its insert lost stores nothing twice', async () => {
    const { projectId, key } = await createProject(engines);
    let lost = 0;
    const clickhouse = new Proxy(engines.clickhouse, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== 'insert') return typeof value === 'function' ? value.bind(target) : value;
        return async (params: Parameters<typeof target.insert>[0]) => {
          const result = await target.insert(params);
          if (lost++ % 2 === 0) throw new Error('socket hang up');
          return result;
        };
      },
    });
    await withProcessors(
      async () => {
        for (let i = 0; i < 6; i++) await send(key, shopBatch());
        await drained();
      },
      { clickhouse },
    );
    expect(lost).toBeGreaterThan(1);
    expectExactly(await totals(engines, projectId), 6);
  });

  it('keeps its place while ClickHouse is down', async () => {
    const { projectId, key } = await createProject(engines);
    let isDown = true;
    let attempts = 0;
    const clickhouse = new Proxy(engines.clickhouse, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          attempts += 1;
          return isDown ? Promise.reject(new Error('connect ECONNREFUSED')) : value.apply(target, args);
        };
      },
    });
    await send(key, shopBatch());
    await withProcessors(
      async () => {
        await send(key, shopBatch());
      },
      { clickhouse },
    );
    expect((await totals(engines, projectId)).events).toBe(0);

    await withProcessors(
      async () => {
        await eventually(
          async () => attempts,
          (n) => n > 40,
        );
        isDown = false;
        await drained();
      },
      { clickhouse },
    );
    expectExactly(await totals(engines, projectId), 2);
  });
});

describe('a log that begins anew under the same ClickHouse', () => {
  it('has its batches stored, though their offsets were taken before, and knows the old ones', async () => {
    const { projectId, key } = await createProject(engines);
    const stream = newStream();
    const bodies = [0, 1, 2].map((batchSeq) => shopBatch({ ...stream, batchSeq }));
    for (const emptied of [[0], [1, 0], [2, 1]]) {
      const log = await openTestLog();
      const anew = createIngest({ ...engines, log, logger });
      for (const body of emptied) {
        const sent = { method: 'POST', body: bodies[body] ?? null, headers: { 'user-agent': CHROME } };
        expect((await anew.request(`/v1/batches?k=${key}`, sent)).status).toBe(202);
      }
      await withProcessors(async () => drained(log), { log });
      await log.close();
    }
    expectExactly(await totals(engines, projectId), 3);
  });
});

describe('a poison record', () => {
  it('goes to the dead letters with its reason, and the rest flows', async () => {
    const { projectId, key } = await createProject(engines);
    const poison = [
      Buffer.from('garbage'),
      Buffer.from([1, 255, 255, 255, 255, 255]),
      encodeRecord(header(projectId), Buffer.from('not a batch')),
      encodeRecord(header(''), shopBatch()),
      encodeRecord(header(projectId), shopBatch({ sessionId: new Uint8Array(3) })),
      new Uint8Array(),
    ];
    const before = await deadLetterCount();
    await withProcessors(async () => {
      for (const value of poison) {
        await engines.log.append(TOPICS.events, { key: `${projectId}:x`, value });
        await send(key, shopBatch());
      }
      await drained();
    });
    expectExactly(await totals(engines, projectId), poison.length);
    expect(await deadLetterCount()).toBe(before + poison.length);
    const letters = await readDeadLetters();
    expect(letters.map(({ value }) => value).sort()).toEqual(
      poison.map((value) => Buffer.from(value).toString('base64')).sort(),
    );
    for (const letter of letters)
      expect(letter).toMatchObject({
        topic: TOPICS.events,
        reason: expect.stringMatching(/^(Proto|Process)Error: /),
      });
  });
});

async function deadLetterCount(): Promise<number> {
  let sum = 0;
  for (let p = 0; p < engines.log.partitionCount; p++)
    sum += await engines.log.endOffset(TOPICS.deadLetter, p);
  return sum;
}

async function readDeadLetters(): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  const count = await deadLetterCount();
  const consumer = await engines.log.consume({
    group: 'test',
    topic: TOPICS.deadLetter,
    onError() {},
    async process(partition) {
      while (!partition.revoked.aborted) {
        for (const { value } of await partition.read({ maxRecords: 10, maxBytes: 1e6 }))
          letters.push(JSON.parse(Buffer.from(value).toString()));
      }
    },
  });
  await eventually(
    async () => letters.length,
    (n) => n === count,
  );
  await consumer.stop();
  return letters;
}
