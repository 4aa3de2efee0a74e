import type { ClickHouseClient } from '@clickhouse/client';
import { LIVE_RATE_WINDOW_MS, LIVE_WINDOW_MS } from '@gosight/engines';
import { LIVE_LIMITS } from '../limits.ts';
import type { LiveActivity } from './live-project.ts';
import type { RateCounts } from './rate-ring.ts';

/** What ClickHouse knows of a partition's last minutes. */
export type LiveHistory = {
  readonly sessions: readonly (LiveActivity & { readonly projectId: string })[];
  /** One entry for each second in which something happened. */
  readonly rates: readonly (RateCounts & { readonly projectId: string; readonly ts: number })[];
};

type SessionRow = {
  project_id: string;
  session_id: string;
  visitor_id: string;
  last_ms: string;
  page: string;
};
type RateRow = { project_id: string; second: number; events: string; page_views: string; errors: string };

/** Which of a partition's events count: stored before `offset`, not long before `now` (Unix ms). */
export type LiveHistoryPlace = {
  readonly logId: string;
  readonly partition: number;
  readonly offset: number;
  readonly now: number;
};

/** Reads the live sessions and the rates of a partition as its last owner left them, bots left out. */
export async function loadLiveHistory(
  clickhouse: Pick<ClickHouseClient, 'query'>,
  { logId, partition, offset, now }: LiveHistoryPlace,
): Promise<LiveHistory> {
  const read = async <Row>(query: string, windowMs: number): Promise<Row[]> => {
    const result = await clickhouse.query({
      query,
      query_params: { logId, partition, offset, since: now - windowMs, limit: LIVE_LIMITS.maxSessions },
      format: 'JSONEachRow',
      clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
    });
    return result.json<Row>();
  };
  const [sessions, rates] = await Promise.all([
    read<SessionRow>(SESSIONS, LIVE_WINDOW_MS),
    read<RateRow>(RATES, LIVE_RATE_WINDOW_MS),
  ]);
  return {
    sessions: sessions.map((row) => ({
      projectId: row.project_id,
      sessionId: row.session_id,
      visitorId: row.visitor_id,
      ts: Number(row.last_ms),
      page: row.page,
    })),
    rates: rates.map((row) => ({
      projectId: row.project_id,
      ts: row.second * 1000,
      events: Number(row.events),
      pageViews: Number(row.page_views),
      errors: Number(row.errors),
    })),
  };
}

const EVENTS = `
  FROM events
  WHERE ts > fromUnixTimestamp64Milli({since: Int64}) AND log_partition = {partition: UInt16}
    AND (log_id != {logId: String} OR log_offset < {offset: UInt64}) AND NOT is_bot`;

const SESSIONS = `
  SELECT project_id, session_id, any(events.visitor_id) AS visitor_id, toUnixTimestamp64Milli(max(ts)) AS last_ms,
         argMaxIf(path_group, ts, type = 'page_view') AS page
  ${EVENTS}
  GROUP BY project_id, session_id
  LIMIT {limit: UInt32}`;

const RATES = `
  SELECT project_id, toUnixTimestamp(toDateTime(ts)) AS second, count() AS events, countIf(type = 'page_view') AS page_views,
         countIf(type IN ('js_error', 'unhandled_rejection')) AS errors
  ${EVENTS}
  GROUP BY project_id, second`;
