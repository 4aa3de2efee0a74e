import { SESSION_AGGREGATES as session } from './session-columns.ts';
import type { SessionRow } from './session-row.ts';

/** A sort key of whole numbers and its direction. */
type Order = {
  readonly sql: string;
  readonly direction: 'ASC' | 'DESC';
  readonly value: (row: SessionRow) => number;
};

const started = `toUnixTimestamp64Milli(${session.startedAt})`;
const ended = `toUnixTimestamp64Milli(${session.endedAt})`;
const duration = { sql: `${ended} - ${started}`, value: (row: SessionRow) => row.endedAt - row.startedAt };

/** The orders of a session list, by the stored name of `SessionOrder`. */
export const SESSION_ORDERS = {
  started_desc: { sql: started, direction: 'DESC', value: (row) => row.startedAt },
  started_asc: { sql: started, direction: 'ASC', value: (row) => row.startedAt },
  ended_desc: { sql: ended, direction: 'DESC', value: (row) => row.endedAt },
  duration_desc: { ...duration, direction: 'DESC' },
  duration_asc: { ...duration, direction: 'ASC' },
  events_desc: { sql: session.eventCount, direction: 'DESC', value: (row) => row.eventCount },
  page_views_desc: { sql: session.pageViewCount, direction: 'DESC', value: (row) => row.pageViewCount },
  clicks_desc: { sql: session.clickCount, direction: 'DESC', value: (row) => row.clickCount },
  errors_desc: { sql: session.errorCount, direction: 'DESC', value: (row) => row.errorCount },
} as const satisfies Record<string, Order>;

export type SessionOrder = keyof typeof SESSION_ORDERS;
