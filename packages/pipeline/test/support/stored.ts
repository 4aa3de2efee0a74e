import type { Engines } from '@gosight/engines';

/** Asks ClickHouse one question; UInt64 come as text. */
export async function ask<Row>(
  { clickhouse }: Pick<Engines, 'clickhouse'>,
  query: string,
  params: Record<string, unknown> = {},
): Promise<Row[]> {
  const result = await clickhouse.query({
    query,
    query_params: params,
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
  });
  return result.json<Row>();
}

export type Totals = {
  events: number;
  identities: number;
  conflicts: number;
  clicks: number;
  batches: number;
  sessionEvents: number;
  sessionClicks: number;
  siteEvents: number;
  siteClicks: number;
  pageViews: number;
  rawPageViews: number;
};

/** What every table says about a project: rollups that count a repetition twice differ from the raw rows. */
export async function totals(engines: Pick<Engines, 'clickhouse'>, projectId: string): Promise<Totals> {
  const [row] = await ask<Record<keyof Totals, string>>(
    engines,
    `WITH {project: String} AS p
     SELECT (SELECT count() FROM events WHERE project_id = p) AS events,
       (SELECT uniqExact(stream_id, batch_seq, batch_hash, event_index) FROM events WHERE project_id = p) AS identities,
       (SELECT countIf(is_conflict) FROM events WHERE project_id = p) AS conflicts,
       (SELECT count() FROM clicks WHERE project_id = p) AS clicks,
       (SELECT count() FROM batches WHERE project_id = p) AS batches,
       (SELECT sum(event_count) FROM sessions WHERE project_id = p) AS sessionEvents,
       (SELECT sum(click_count) FROM sessions WHERE project_id = p) AS sessionClicks,
       (SELECT sum(events) FROM site_15m WHERE project_id = p) AS siteEvents,
       (SELECT sum(clicks) FROM site_15m WHERE project_id = p) AS siteClicks,
       (SELECT sum(page_views) FROM page_15m WHERE project_id = p) AS pageViews,
       (SELECT countIf(type = 'page_view') FROM events WHERE project_id = p) AS rawPageViews`,
    { project: projectId },
  );
  if (row === undefined) throw new Error('ClickHouse answered nothing');
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])) as Totals;
}

/** Repeats a question until the answer is right; gives the last answer after 15 s. */
export async function eventually<Value>(
  get: () => Promise<Value>,
  isRight: (value: Value) => boolean,
): Promise<Value> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const value = await get();
    if (isRight(value) || Date.now() > deadline) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
