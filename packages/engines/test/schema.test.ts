import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestEngines, type TestEngines } from '../src/testing/open-test-engines.ts';

let engines: TestEngines;
let clickhouse: ClickHouseClient;

beforeAll(async () => {
  engines = await openTestEngines();
  clickhouse = engines.clickhouse;
});

afterAll(() => engines.close());

type Row = Record<string, unknown>;

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 31, 23, 59, 59);

function uuid(kind: string, n: number): string {
  return `01a204d9-b958-7de5-${kind}-${String(n).padStart(12, '0')}`;
}

/** Rows as the writer sends them: sessions over three months, several batches each. */
function eventsOf(project: string, count: number): Row[] {
  const types = ['page_view', 'click', 'custom', 'js_error', 'group'];
  return Array.from({ length: count }, (_, i) => {
    const session = i % 7;
    const ts = START + i * 97 + (session % 3) * 31 * DAY_MS;
    return {
      project_id: project,
      ts,
      client_ts: ts,
      received_at: START + (i % 2) * 40 * DAY_MS,
      session_id: uuid('abbc', session),
      session_day: new Date(START + (session % 3) * 31 * DAY_MS).toISOString().slice(0, 10),
      visitor_id: uuid('abbd', session % 4),
      stream_id: String(9_007_199_254_740_993n + BigInt(session)),
      batch_seq: Math.floor(i / 50),
      event_index: i % 50,
      batch_hash: '18446744073709551615',
      log_partition: 3,
      log_offset: String(i),
      user_id: session === 1 && i > 20 ? 'ada' : '',
      type: types[i % types.length],
      path: `/p/${i}`,
      path_group: `/p/*`,
      name: i % 5 === 4 ? `team ${i}` : '',
      device: session % 2 === 0 ? 'desktop' : 'mobile',
      attributes: { plan: `v${i}` },
      is_new_visitor: session === 0,
      sample_rate: 1,
    };
  });
}

async function insert(values: Row[], token: string): Promise<void> {
  await clickhouse.insert({
    table: 'events',
    values,
    format: 'JSONEachRow',
    clickhouse_settings: {
      insert_deduplication_token: token,
      deduplicate_blocks_in_dependent_materialized_views: 1,
    },
  });
}

async function one(query: string): Promise<Row> {
  const result = await clickhouse.query({ query, format: 'JSONEachRow' });
  const [row] = await result.json<Row>();
  return row ?? {};
}

/** Every figure that a block counted twice would change. */
async function figures(project: string): Promise<Row> {
  const where = `WHERE project_id = '${project}'`;
  return {
    events: await one(`SELECT count() AS rows FROM events ${where}`),
    batches: await one(`SELECT count() AS rows, sum(event_count) AS events FROM batches ${where}`),
    clicks: await one(`SELECT count() AS rows FROM clicks ${where}`),
    sessions: await one(
      `SELECT uniqExact(session_id) AS rows, sum(event_count) AS events, sum(page_view_count) AS page_views,
        sum(click_count) AS clicks, sum(error_count) AS errors, sum(batch_count) AS batches FROM sessions ${where}`,
    ),
    site: await one(
      `SELECT sum(events) AS events, sum(page_views) AS page_views, sum(clicks) AS clicks, sum(errors) AS errors,
        uniqCombined64Merge(14)(visitors) AS visitors, uniqCombined64Merge(14)(sessions) AS sessions FROM site_15m ${where}`,
    ),
    pages: await one(
      `SELECT sum(page_views) AS page_views, sum(clicks) AS clicks, sum(errors) AS errors,
        uniqCombined64Merge(12)(visitors) AS visitors FROM page_15m ${where}`,
    ),
  };
}

function expected(rows: Row[]): Row {
  const count = (type: string) => String(rows.filter((row) => row['type'] === type).length);
  const distinct = (...names: string[]) =>
    String(new Set(rows.map((row) => names.map((name) => row[name]).join())).size);
  const counts = { page_views: count('page_view'), clicks: count('click'), errors: count('js_error') };
  const batches = distinct('stream_id', 'batch_seq', 'session_id');
  return {
    events: { rows: String(rows.length) },
    batches: { rows: String(rows.length), events: String(rows.length) },
    clicks: { rows: counts.clicks },
    sessions: { rows: distinct('session_id'), events: String(rows.length), ...counts, batches },
    site: {
      events: String(rows.length),
      ...counts,
      visitors: distinct('visitor_id'),
      sessions: distinct('session_id'),
    },
    pages: { ...counts, visitors: distinct('visitor_id') },
  };
}

it.each([1, 10, 5000, 20_000])(
  'counts %d rows over several months once, however often they are sent',
  async (count) => {
    const project = `retry-${count}`;
    const rows = eventsOf(project, count);
    const others = eventsOf(`${project}-other`, count);
    await insert(rows, `${project}/0-99`);
    expect(await figures(project)).toEqual(expected(rows));
    await insert(rows, `${project}/0-99`);
    await insert(others, `${project}/100-199`);
    await insert(rows, `${project}/0-99`);
    await insert(others, `${project}/100-199`);
    expect(await figures(project)).toEqual(expected(rows));
    expect(await figures(`${project}-other`)).toEqual(expected(others));
    await clickhouse.command({ query: 'OPTIMIZE TABLE sessions FINAL' });
    await clickhouse.command({ query: 'OPTIMIZE TABLE site_15m FINAL' });
    expect(await figures(project)).toEqual(expected(rows));
  },
);

it('counts equal rows under another token again', async () => {
  const rows = eventsOf('twice', 100);
  await insert(rows, 'twice/a');
  await insert(rows, 'twice/b');
  expect(await one("SELECT count() AS rows FROM events WHERE project_id = 'twice'")).toEqual({ rows: '200' });
  expect(await one("SELECT sum(event_count) AS events FROM sessions WHERE project_id = 'twice'")).toEqual({
    events: '200',
  });
});

it('merges a session from batches in any order', async () => {
  const rows = eventsOf('merge', 700);
  const halves = [rows.slice(350), rows.slice(0, 350)];
  for (const [i, half] of halves.entries()) await insert(half, `merge/${i}`);
  const own = rows.filter((row) => row['session_id'] === uuid('abbc', 1));
  const ofType = (type: string) => own.filter((row) => row['type'] === type);
  const session = await one(`
    SELECT any(visitor_id) AS visitor, max(user_id) AS user, toUnixTimestamp64Milli(min(started)) AS started,
      toUnixTimestamp64Milli(max(ended)) AS ended, sum(event_count) AS events,
      argMinIfMerge(entry_path) AS entry, argMaxIfMerge(exit_path) AS exit, argMaxIfMerge(group_id) AS team,
      argMaxMerge(attributes) AS attributes, any(device) AS device, max(is_new_visitor) AS is_new
    FROM sessions WHERE project_id = 'merge' AND session_id = '${uuid('abbc', 1)}' GROUP BY project_id, session_id`);
  expect(session).toEqual({
    visitor: uuid('abbd', 1),
    user: 'ada',
    started: String(own[0]?.['ts']),
    ended: String(own.at(-1)?.['ts']),
    events: String(own.length),
    entry: ofType('page_view')[0]?.['path'],
    exit: ofType('page_view').at(-1)?.['path'],
    team: ofType('group').at(-1)?.['name'],
    attributes: own.at(-1)?.['attributes'],
    device: 'mobile',
    is_new: 0,
  });
});
