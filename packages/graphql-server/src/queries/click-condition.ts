import type { ProjectScope } from '../auth/can.ts';
import type { ClickSelection, Device } from '../heatmap/heatmap.ts';
import { SESSION_MAX_AGE_MS } from '../limits.ts';
import type { BoundValues } from './bound-values.ts';
import { sessionCondition } from './session-condition.ts';
import { bindTime, dayCondition, type SessionRange, sessionRange } from './session-range.ts';

/** The WHERE condition on `clicks`: what the viewer may see, then what was asked for. */
export function clickCondition(values: BoundValues, scope: ProjectScope, selection: ClickSelection): string {
  const { pathGroup, device, widths, range, filter } = selection;
  const conditions = [
    `project_id = ${values.bind('String', scope.projectId)}`,
    `path_group = ${values.bind('String', pathGroup)}`,
    `ts >= ${bindTime(values, range.from)}`,
    ...(range.to === undefined ? [] : [`ts < ${bindTime(values, range.to)}`]),
    ...(filter?.includeBots ? [] : ['is_bot = 0']),
  ];
  if (device !== null) conditions.push(deviceCondition(values, device));
  if (widths !== null) {
    const [from, to] = [values.bind('Int64', widths.from), values.bind('Int64', widths.to)];
    conditions.push(`viewport_width >= ${from} AND viewport_width < ${to}`);
  }
  if (filter !== null || scope.filter !== undefined) {
    conditions.push(`session_id IN (${sessionsOf(values, scope, selection)})`);
  }
  return conditions.join(' AND ');
}

/** SQL on the device; one that was never told stands as an empty text and counts as other. */
export function deviceCondition(values: BoundValues, device: Device): string {
  return `has(${values.bind('Array(String)', device === 'other' ? ['other', ''] : [device])}, device)`;
}

/** A subquery for the sessions that match the filter, and that the viewer may see. */
export function sessionsOf(
  values: BoundValues,
  scope: ProjectScope,
  { filter, range, now }: ClickSelection,
): string {
  const started = filter?.range ? sessionRange(filter.range, now) : startedBefore(range);
  const project = values.bind('String', scope.projectId);
  const having = sessionCondition(values, scope, { filter: filter ?? {}, range: started, now });
  return `SELECT session_id FROM sessions WHERE project_id = ${project} AND ${dayCondition(values, started)}
          GROUP BY session_id HAVING ${having}`;
}

/** When the sessions may have started that have a click in the range. */
function startedBefore({ from, to }: SessionRange): SessionRange {
  return { from: from - SESSION_MAX_AGE_MS, ...(to === undefined ? {} : { to }) };
}
