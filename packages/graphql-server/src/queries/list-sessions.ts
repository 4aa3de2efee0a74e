import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import type { SessionFilter } from '../schema/session-filter.ts';
import { type BoundValues, createBoundValues } from './bound-values.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { isUuid } from './is-uuid.ts';
import type { Page } from './page.ts';
import { runQuery } from './run-query.ts';
import { type RawSessionRow, SESSION_SELECT, toSessionRow } from './session-columns.ts';
import { sessionCondition } from './session-condition.ts';
import { SESSION_ORDERS, type SessionOrder } from './session-order.ts';
import { dayCondition, sessionRange } from './session-range.ts';
import type { SessionRow } from './session-row.ts';

export type ListSessionsOptions = {
  readonly filter: SessionFilter;
  readonly orderBy: SessionOrder;
  /** Rows of the page; checked by the caller. */
  readonly first: number;
  /** The cursor that the page begins behind. */
  readonly after?: string | null | undefined;
  /** Unix ms. */
  readonly now: number;
};

/** Which sessions match, in order, from a cursor on. */
export async function listSessions(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  options: ListSessionsOptions,
): Promise<Page<SessionRow>> {
  const { orderBy, first, after, filter, now } = options;
  const order = SESSION_ORDERS[orderBy];
  const values = createBoundValues();
  const range = sessionRange(filter.range, now);
  const project = values.bind('String', scope.projectId);
  const where = `project_id = ${project} AND ${dayCondition(values, range)}`;
  const having = [sessionCondition(values, scope, { filter, range, now })];
  if (after != null) having.push(behindCursor(values, orderBy, after));
  const orderSql = `${order.sql} ${order.direction}, session_id ${order.direction}`;
  // The inner query finds the page by cheap columns; only its sessions have their large states merged.
  const raw = await runQuery<RawSessionRow>(
    clickhouse,
    `SELECT ${SESSION_SELECT} FROM sessions WHERE ${where} AND session_id IN (
       SELECT session_id FROM sessions WHERE ${where} GROUP BY session_id
       HAVING ${having.join(' AND ')} ORDER BY ${orderSql} LIMIT ${first + 1}
     ) GROUP BY session_id ORDER BY ${orderSql}`,
    values,
  );
  const rows = raw.map((row) => toSessionRow(scope.projectId, row));
  return {
    rows: rows.slice(0, first),
    hasNextPage: rows.length > first,
    hasPreviousPage: after != null,
    cursorOf: (row) => encodeCursor([orderBy, order.value(row), row.sessionId]),
  };
}

function behindCursor(values: BoundValues, orderBy: SessionOrder, after: string): string {
  const place = decodeCursor(after, ([order, value, id]) =>
    order === orderBy && Number.isSafeInteger(value) && typeof id === 'string' && isUuid(id)
      ? { value: value as number, id }
      : undefined,
  );
  const { sql, direction } = SESSION_ORDERS[orderBy];
  const behind = direction === 'ASC' ? '>' : '<';
  const value = values.bind('Int64', place.value);
  const sort = `toInt64(${sql})`;
  return `(${sort} ${behind} ${value} OR (${sort} = ${value} AND session_id ${behind} ${values.bind('UUID', place.id)}))`;
}
