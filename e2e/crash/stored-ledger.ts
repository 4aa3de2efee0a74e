import type { ClickHouseClient } from '@clickhouse/client';

/** What ClickHouse holds of one batch of the generator. */
export type StoredBatch = { readonly pageViews: number; readonly clicks: number; readonly customs: number };

/** Reads back every batch by the marker in its custom events; a batch stored twice shows twice the counts. */
export async function readStoredBatches(clickhouse: ClickHouseClient): Promise<Map<string, StoredBatch>> {
  const rows = await read<{ marker: string; pageViews: string; clicks: string; customs: string }>(
    clickhouse,
    `SELECT anyIf(name, type = 'custom_event') AS marker,
            countIf(type = 'page_view') AS pageViews, countIf(type = 'click') AS clicks,
            countIf(type = 'custom_event') AS customs
     FROM events GROUP BY project_id, stream_id, batch_seq`,
  );
  return new Map(
    rows.map(({ marker, pageViews, clicks, customs }) => [
      marker,
      { pageViews: Number(pageViews), clicks: Number(clicks), customs: Number(customs) },
    ]),
  );
}

/** The same sums, taken from the raw events and from every table that is derived from them. */
export async function readSums(
  clickhouse: ClickHouseClient,
): Promise<Record<string, Record<string, number>>> {
  const sums = async (table: string, columns: Record<string, string>) => {
    const list = Object.entries(columns).map(([name, expression]) => `${expression} AS ${name}`);
    const [row] = await read<Record<string, string>>(clickhouse, `SELECT ${list.join(', ')} FROM ${table}`);
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
  };
  return {
    events: await sums('events', {
      events: 'count()',
      pageViews: `countIf(type = 'page_view')`,
      clicks: `countIf(type = 'click')`,
      batches: 'uniqExact(project_id, stream_id, batch_seq, batch_hash)',
      sessions: 'uniqExact(session_id)',
      identities: 'uniqExact(project_id, stream_id, batch_seq, event_index, batch_hash)',
    }),
    batches: await sums('batches', { events: 'sum(event_count)', batches: 'count()' }),
    clicks: await sums('clicks', { clicks: 'count()' }),
    sessions: await sums('sessions', {
      events: 'sum(event_count)',
      pageViews: 'sum(page_view_count)',
      clicks: 'sum(click_count)',
      batches: 'sum(batch_count)',
      sessions: 'uniqExact(session_id)',
    }),
    site15m: await sums('site_15m', {
      events: 'sum(events)',
      pageViews: 'sum(page_views)',
      clicks: 'sum(clicks)',
      // Exact below some thousand values.
      sessions: 'uniqCombined64Merge(14)(sessions)',
    }),
    page15m: await sums('page_15m', { pageViews: 'sum(page_views)', clicks: 'sum(clicks)' }),
  };
}

async function read<Row>(clickhouse: ClickHouseClient, query: string): Promise<Row[]> {
  return (await clickhouse.query({ query, format: 'JSONEachRow' })).json<Row>();
}
