import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { createBoundValues } from './bound-values.ts';
import { EVENT_ORDER, EVENT_SELECT, type RawEventRow, toEventRow } from './event-columns.ts';
import type { EventRow } from './event-row.ts';
import { runQuery } from './run-query.ts';
import { bindTime } from './session-range.ts';
import type { SessionRow } from './session-row.ts';

/** The first events of some types of several sessions, in order, by session UUID. */
export async function sessionEvents(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  { sessions, types, limit }: { sessions: readonly SessionRow[]; types: readonly string[]; limit: number },
): Promise<Map<string, EventRow[]>> {
  const values = createBoundValues();
  const ids = sessions.map(({ sessionId }) => sessionId);
  const from = Math.min(...sessions.map(({ startedAt }) => startedAt));
  const to = Math.max(...sessions.map(({ endedAt }) => endedAt));
  const raw = await runQuery<RawEventRow>(
    clickhouse,
    `SELECT ${EVENT_SELECT} FROM events
     WHERE project_id = ${values.bind('String', scope.projectId)}
       AND session_id IN (${values.bind('Array(UUID)', ids)})
       AND ts >= ${bindTime(values, from)} AND ts <= ${bindTime(values, to)}
       AND has(${values.bind('Array(String)', types)}, type)
     ORDER BY session_id, ${EVENT_ORDER} LIMIT ${limit} BY session_id`,
    values,
  );
  return Map.groupBy(raw.map(toEventRow), ({ sessionId }) => sessionId);
}
