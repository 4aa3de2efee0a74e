import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { createBoundValues } from './bound-values.ts';
import { runQuery } from './run-query.ts';

/** HAVING on `replay_sessions`: at least one chunk came whole. */
export const HAS_WHOLE_CHUNK = 'sum(chunk_count) > sum(damaged_count)';

/** Which of these sessions have a recording that can be shown: true by session UUID, the others are left out. */
export async function replayedSessions(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  sessionIds: readonly string[],
): Promise<Map<string, boolean>> {
  const values = createBoundValues();
  const raw = await runQuery<{ sessionId: string }>(
    clickhouse,
    `SELECT toString(session_id) AS sessionId FROM replay_sessions
     WHERE project_id = ${values.bind('String', scope.projectId)}
       AND session_id IN (${values.bind('Array(UUID)', sessionIds)})
     GROUP BY session_id HAVING ${HAS_WHOLE_CHUNK}`,
    values,
  );
  return new Map(raw.map(({ sessionId }) => [sessionId, true]));
}
