import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { type BoundValues, createBoundValues } from './bound-values.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { EVENT_ORDER, EVENT_SELECT, type RawEventRow, toEventRow } from './event-columns.ts';
import type { EventRow } from './event-row.ts';
import { EVENT_TYPES } from './event-types.ts';
import type { Page } from './page.ts';
import { runQuery } from './run-query.ts';
import { bindTime } from './session-range.ts';
import type { SessionRow } from './session-row.ts';

const UINT64 = /^\d{1,20}$/;

export type ListEventsOptions = {
  /** A session that the scope may see. */
  readonly session: SessionRow;
  /** Only these; `other` is every type that is not known. */
  readonly types?: readonly string[] | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
};

/** What happened in a session, in order, from a cursor on. */
export async function listEvents(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  { session, types, first, after }: ListEventsOptions,
): Promise<Page<EventRow>> {
  const values = createBoundValues();
  const conditions = [
    `project_id = ${values.bind('String', scope.projectId)}`,
    `session_id = ${values.bind('UUID', session.sessionId)}`,
    // Both ends are known, so that the table is read at the session's days only.
    `ts >= ${bindTime(values, session.startedAt)} AND ts <= ${bindTime(values, session.endedAt)}`,
  ];
  if (types?.length) conditions.push(typeCondition(values, types));
  if (after != null) conditions.push(behindCursor(values, after));
  const raw = await runQuery<RawEventRow>(
    clickhouse,
    `SELECT ${EVENT_SELECT} FROM events WHERE ${conditions.join(' AND ')} ORDER BY ${EVENT_ORDER} LIMIT ${first + 1}`,
    values,
  );
  const rows = raw.map(toEventRow);
  return {
    rows: rows.slice(0, first),
    hasNextPage: rows.length > first,
    hasPreviousPage: after != null,
    cursorOf: ({ at, streamId, batchSeq, eventIndex, batchHash }) =>
      encodeCursor([at, streamId, batchSeq, eventIndex, batchHash]),
  };
}

function typeCondition(values: BoundValues, types: readonly string[]): string {
  const asked = `has(${values.bind('Array(String)', types)}, type)`;
  if (!types.includes('other')) return asked;
  return `(${asked} OR NOT has(${values.bind('Array(String)', EVENT_TYPES)}, type))`;
}

function behindCursor(values: BoundValues, after: string): string {
  const place = decodeCursor(after, ([at, stream, seq, index, hash]) =>
    [at, seq, index].every((part) => Number.isSafeInteger(part) && (part as number) >= 0) &&
    [stream, hash].every((part) => typeof part === 'string' && UINT64.test(part))
      ? { at: at as number, rest: [stream, seq, index, hash] as (string | number)[] }
      : undefined,
  );
  const rest = place.rest.map((part) => values.bind('UInt64', part)).join(', ');
  return `(${EVENT_ORDER}) > (${bindTime(values, place.at)}, ${rest})`;
}
