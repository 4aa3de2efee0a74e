import type { SessionRow } from './session-row.ts';
import { toInt32 } from './to-int32.ts';

/** The aggregates of one session that conditions and orders are written in, by the name of the row's field. */
export const SESSION_AGGREGATES = {
  visitorId: 'any(visitor_id)',
  userId: 'max(user_id)',
  groupId: 'argMaxIfMerge(group_id)',
  startedAt: 'min(started)',
  endedAt: 'max(ended)',
  lastReceivedAt: 'max(last_received)',
  revision: 'sum(batch_count)',
  eventCount: 'sum(event_count)',
  pageViewCount: 'sum(page_view_count)',
  clickCount: 'sum(click_count)',
  errorCount: 'sum(error_count)',
  entryPath: 'argMinIfMerge(entry_path)',
  exitPath: 'argMaxIfMerge(exit_path)',
  attributes: 'argMaxMerge(attributes)',
  referrer: 'max(referrer)',
  utmSource: 'max(utm_source)',
  utmMedium: 'max(utm_medium)',
  utmCampaign: 'max(utm_campaign)',
  utmTerm: 'max(utm_term)',
  utmContent: 'max(utm_content)',
  isNewVisitor: 'max(is_new_visitor)',
  isBot: 'max(is_bot)',
  browser: 'any(browser)',
  os: 'any(os)',
  device: 'any(device)',
  country: 'any(country)',
  language: 'any(language)',
  timeZone: 'any(time_zone)',
  screenWidth: 'max(screen_width)',
  screenHeight: 'max(screen_height)',
  viewportWidth: 'max(viewport_width)',
  viewportHeight: 'max(viewport_height)',
  sampleRate: 'min(sample_rate)',
} as const satisfies Partial<Record<keyof SessionRow, string>>;

const TIMES: readonly string[] = ['startedAt', 'endedAt', 'lastReceivedAt'];
const COUNTS = ['revision', 'eventCount', 'pageViewCount', 'clickCount', 'errorCount'] as const;

/** The select list of a whole session; grouped by `session_id`. */
export const SESSION_SELECT = [
  'toString(session_id) AS sessionId',
  ...Object.entries(SESSION_AGGREGATES).map(([name, sql]) =>
    TIMES.includes(name) ? `toUnixTimestamp64Milli(${sql}) AS ${name}` : `${sql} AS ${name}`,
  ),
].join(', ');

/** A row of `SESSION_SELECT` as ClickHouse's JSON has it: 64-bit numbers are texts. */
export type RawSessionRow = Record<string, unknown>;

/** Reads a row of `SESSION_SELECT`. */
export function toSessionRow(projectId: string, raw: RawSessionRow): SessionRow {
  const numbers = Object.fromEntries([
    ...TIMES.map((name) => [name, Number(raw[name])] as const),
    ...COUNTS.map((name) => [name, toInt32(raw[name])] as const),
  ]);
  return {
    ...raw,
    ...numbers,
    projectId,
    isBot: Boolean(raw['isBot']),
    isNewVisitor: Boolean(raw['isNewVisitor']),
  } as SessionRow;
}
