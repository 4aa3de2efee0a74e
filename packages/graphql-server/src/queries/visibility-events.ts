import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { MAX_VISIBILITY_EVENTS } from '../limits.ts';
import { createBoundValues } from './bound-values.ts';
import { EVENT_ORDER } from './event-columns.ts';
import { runQuery } from './run-query.ts';
import { bindTime } from './session-range.ts';
import type { SessionRow } from './session-row.ts';
import { hexIdSql } from './stream-id.ts';

/** What a document told about its being seen. */
export type VisibilityEvent = {
  /** 16 hex digits. */
  readonly streamId: string;
  /** Unix ms. */
  readonly at: number;
  readonly type: 'page_visible' | 'page_hidden' | 'page_view' | 'page_exit';
};

/** When the documents of a session were seen, in order. */
export async function visibilityEvents(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  session: SessionRow,
): Promise<VisibilityEvent[]> {
  const values = createBoundValues();
  const raw = await runQuery<{ streamId: string; at: string; type: VisibilityEvent['type'] }>(
    clickhouse,
    `SELECT ${hexIdSql('stream_id')} AS streamId, toUnixTimestamp64Milli(ts) AS at, type
     FROM events
     WHERE project_id = ${values.bind('String', scope.projectId)}
       AND session_id = ${values.bind('UUID', session.sessionId)}
       AND ts >= ${bindTime(values, session.startedAt)} AND ts <= ${bindTime(values, session.endedAt)}
       AND type IN ('page_visible', 'page_view', 'page_hidden', 'page_exit')
     ORDER BY ${EVENT_ORDER} LIMIT ${MAX_VISIBILITY_EVENTS}`,
    values,
  );
  return raw.map(({ streamId, at, type }) => ({ streamId, at: Number(at), type }));
}
