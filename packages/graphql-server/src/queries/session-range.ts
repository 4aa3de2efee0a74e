import { badInput } from '../errors.ts';
import {
  DEFAULT_RANGE_MS,
  MAX_RANGE_MS,
  SESSION_DAY_MARGIN_AFTER,
  SESSION_DAY_MARGIN_BEFORE,
  SESSION_MAX_AGE_MS,
} from '../limits.ts';
import type { DateRange } from '../schema/session-filter.ts';
import type { BoundValues } from './bound-values.ts';

const DAY_MS = 86_400_000;

/** When sessions may have started, Unix ms; without `to` there is no upper end. */
export type SessionRange = { readonly from: number; readonly to?: number };

/** The range that was asked for, or the last 7 days; throws `BAD_USER_INPUT` when it makes no sense. */
export function sessionRange(range: DateRange | null | undefined, now: number): SessionRange {
  if (!range) return { from: now - DEFAULT_RANGE_MS };
  const { from, to, timeZone } = range;
  if (from >= to) throw badInput('range: from must be before to.');
  if (to - from > MAX_RANGE_MS) throw badInput(`range: at most ${MAX_RANGE_MS / DAY_MS} days.`);
  if (timeZone != null && !isTimeZone(timeZone))
    throw badInput('range.timeZone: no IANA name of a time zone.');
  return { from, to };
}

/** SQL on the table's `day`: every row of every session that may have started in the range. */
export function dayCondition(values: BoundValues, { from, to }: SessionRange): string {
  const first = values.bind('Date', toDate(from - SESSION_DAY_MARGIN_BEFORE * DAY_MS));
  if (to === undefined) return `day >= ${first}`;
  return `day BETWEEN ${first} AND ${values.bind('Date', toDate(to + SESSION_DAY_MARGIN_AFTER * DAY_MS))}`;
}

/** SQL on the events' `ts`: every event of every session that started in the range. */
export function eventTimeCondition(values: BoundValues, { from, to }: SessionRange): string {
  const conditions = [`ts >= ${bindTime(values, from)}`];
  if (to !== undefined) conditions.push(`ts < ${bindTime(values, to + SESSION_MAX_AGE_MS)}`);
  return conditions.join(' AND ');
}

/** A moment as a bound value. */
export function bindTime(values: BoundValues, ms: number): string {
  return `fromUnixTimestamp64Milli(${values.bind('Int64', ms)}, 'UTC')`;
}

function toDate(ms: number): string {
  // Date in ClickHouse begins in 1970.
  return new Date(Math.max(ms, 0)).toISOString().slice(0, 10);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // RangeError: the platform knows no such zone.
    return false;
  }
}
