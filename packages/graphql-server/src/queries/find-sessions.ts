import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { createBoundValues } from './bound-values.ts';
import { runQuery } from './run-query.ts';
import { type RawSessionRow, SESSION_SELECT, toSessionRow } from './session-columns.ts';
import { scopeConditions } from './session-condition.ts';
import type { SessionRow } from './session-row.ts';

/** The sessions of these UUIDs that the scope may see, by UUID. */
export async function findSessions(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  sessionIds: readonly string[],
): Promise<Map<string, SessionRow>> {
  const values = createBoundValues();
  const project = values.bind('String', scope.projectId);
  const ids = values.bind('Array(UUID)', sessionIds);
  const conditions = scopeConditions(values, scope);
  const having = conditions.length > 0 ? `HAVING ${conditions.join(' AND ')}` : '';
  const raw = await runQuery<RawSessionRow>(
    clickhouse,
    `SELECT ${SESSION_SELECT} FROM sessions WHERE project_id = ${project} AND session_id IN (${ids})
     GROUP BY session_id ${having}`,
    values,
  );
  const rows = raw.map((row) => toSessionRow(scope.projectId, row));
  return new Map(rows.map((row) => [row.sessionId, row]));
}
