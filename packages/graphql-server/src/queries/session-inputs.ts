import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { MAX_INPUTS_PER_REPLAY } from '../limits.ts';
import type { TimeSpan } from '../replay/time-span.ts';
import { createBoundValues } from './bound-values.ts';
import { EVENT_ORDER } from './event-columns.ts';
import { runQuery } from './run-query.ts';
import { bindTime } from './session-range.ts';
import type { SessionRow } from './session-row.ts';

// What a person does, as opposed to what the page does.
const INPUT_TYPES = ['click', 'mouse_move', 'scroll', 'scroll_milestone'];

/** When the visitor did something, in order; a mouse move lasts from its first point to its last. */
export async function sessionInputs(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  session: SessionRow,
): Promise<TimeSpan[]> {
  const values = createBoundValues();
  const raw = await runQuery<{ at: string; lasting: string }>(
    clickhouse,
    // Points are triples of time, x and y; every time counts from the point before.
    `SELECT toUnixTimestamp64Milli(ts) AS at,
            arraySum(arrayMap((value, place) -> if(place % 3 = 1, greatest(value, 0), 0), points, arrayEnumerate(points))) AS lasting
     FROM events
     WHERE project_id = ${values.bind('String', scope.projectId)}
       AND session_id = ${values.bind('UUID', session.sessionId)}
       AND ts >= ${bindTime(values, session.startedAt)} AND ts <= ${bindTime(values, session.endedAt)}
       AND has(${values.bind('Array(String)', INPUT_TYPES)}, type)
     ORDER BY ${EVENT_ORDER} LIMIT ${MAX_INPUTS_PER_REPLAY}`,
    values,
  );
  return raw.map(({ at, lasting }) => ({ from: Number(at), to: Number(at) + Number(lasting) }));
}
