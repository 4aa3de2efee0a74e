import type { EventRow } from './event-row.ts';
import { toInt32 } from './to-int32.ts';

const PLAIN = {
  url: 'url',
  path: 'path',
  title: 'title',
  pageReferrer: 'page_referrer',
  navigation: 'navigation',
  selector: 'selector',
  elementKey: 'element_key',
  elementName: 'element_name',
  elementTag: 'element_tag',
  elementText: 'element_text',
  elementHref: 'element_href',
  isInteractive: 'is_interactive',
  x: 'x',
  y: 'y',
  offsetX: 'offset_x',
  offsetY: 'offset_y',
  outcome: 'outcome',
  outcomeDelay: 'outcome_delay',
  name: 'name',
  message: 'message',
  stack: 'stack',
  source: 'source',
  line: 'line',
  column: 'column',
  properties: 'properties',
  duration: 'duration',
  scrollPercent: 'scroll_percent',
  type: 'type',
  batchSeq: 'batch_seq',
  eventIndex: 'event_index',
} as const satisfies Partial<Record<keyof EventRow, string>>;

/** The select list of an event. */
export const EVENT_SELECT = [
  'toString(session_id) AS sessionId',
  'toUnixTimestamp64Milli(ts) AS at',
  'toString(stream_id) AS streamId',
  'toString(tab_id) AS tabId',
  'toString(batch_hash) AS batchHash',
  'is_conflict AS isConflict',
  ...Object.entries(PLAIN).map(([name, column]) => `${column} AS ${name}`),
].join(', ');

/** The order of events: by time, then as their document sent them. Unique, since a conflict has another hash. */
export const EVENT_ORDER = 'ts, stream_id, batch_seq, event_index, batch_hash';

/** A row of `EVENT_SELECT` as ClickHouse's JSON has it. */
export type RawEventRow = Record<string, unknown>;

/** Reads a row of `EVENT_SELECT`. */
export function toEventRow(raw: RawEventRow): EventRow {
  const numbers = { at: Number(raw['at']), line: toInt32(raw['line']), column: toInt32(raw['column']) };
  const row = { ...raw, ...numbers } as unknown as EventRow & { isConflict: boolean };
  const identity = `${BigInt(row.streamId).toString(16)}-${row.batchSeq}-${row.eventIndex}`;
  return { ...row, id: row.isConflict ? `${identity}-${row.batchHash}` : identity };
}
