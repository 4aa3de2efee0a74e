import { type EventBatch, type EventKind, eventKind, type RecordHeader } from '@gosight/proto';
import { uint64Text, uuidText, uuidV7Time } from '../identifiers.ts';
import { COLUMN_LIMITS } from '../limits.ts';
import { eventTime, sessionDay, storableTime } from '../process/enrich/event-time.ts';
import { type PageUrl, parsePageUrl } from '../process/enrich/page-url.ts';
import { pathGroup } from '../process/enrich/path-group.ts';
import type { UserAgent } from '../process/enrich/user-agent.ts';
import { bodyColumns } from './body-columns.ts';
import type { CommonColumns, EventRow, PageColumns } from './event-row.ts';
import { createTextTable, type TextTable } from './text-table.ts';

/** A decoded record with all that its rows are made of. Rows depend on nothing else. */
export type RowSource = {
  readonly header: RecordHeader;
  readonly batch: EventBatch;
  readonly userAgent: UserAgent;
  /** UInt64 as decimal text. */
  readonly batchHash: string;
  readonly isConflict: boolean;
  readonly logId: string;
  readonly partition: number;
  readonly offset: number;
};

type BatchPage = { readonly columns: PageColumns; readonly url: PageUrl };

const UINT16_MAX = 65_535;

/** The rows of a record: one for each event that ingest did not refuse, in order. */
export function eventRows(source: RowSource): EventRow[] {
  const { batch, header } = source;
  const text = createTextTable(batch.strings);
  const pages = batch.pages.map((page) => batchPage(page, text));
  const common = batchColumns(source, text);
  const refused = new Set(header.rejected.map(({ index }) => index));

  const rows: EventRow[] = [];
  let clientTs = batch.baseTs;
  for (const [index, event] of batch.events.entries()) {
    // A refused event still moves the time on: those after it count from it.
    clientTs += event.dt;
    const kind = eventKind(event);
    if (kind === undefined || refused.has(index)) continue;
    const page = pages[event.page - 1];
    rows.push({
      ...common,
      ...eventColumns(kind, { clientTs, index, header }),
      ...page?.columns,
      ...bodyColumns(event, { text, elements: batch.elements, pageUrl: page?.url }),
    });
  }
  return rows;
}

type EventPlace = { readonly clientTs: number; readonly index: number; readonly header: RecordHeader };

function eventColumns(kind: EventKind, { clientTs, index, header }: EventPlace) {
  return {
    ts: isoTime(eventTime(clientTs, header.clockOffset, header.receivedAt)),
    client_ts: isoTime(clientTs),
    event_index: index,
    type: kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  };
}

function batchColumns(
  source: RowSource,
  text: TextTable,
): Omit<CommonColumns, keyof ReturnType<typeof eventColumns>> {
  const { batch, header, userAgent } = source;
  return {
    project_id: header.projectId,
    received_at: isoTime(header.receivedAt),
    session_id: uuidText(batch.sessionId),
    session_day: sessionDay(uuidV7Time(batch.sessionId), header.receivedAt),
    visitor_id: uuidText(batch.visitorId),
    stream_id: uint64Text(batch.streamId),
    batch_seq: batch.batchSeq,
    batch_hash: source.batchHash,
    is_conflict: source.isConflict,
    log_id: source.logId,
    log_partition: source.partition,
    log_offset: String(source.offset),
    tab_id: uint64Text(batch.tabId),
    browser: userAgent.browser,
    browser_version: userAgent.browserVersion,
    os: userAgent.os,
    os_version: userAgent.osVersion,
    device: userAgent.device,
    is_bot: userAgent.isBot,
    client_address: header.clientAddress,
    ...contextColumns(batch, text),
  };
}

function contextColumns({ context }: EventBatch, text: TextTable) {
  const permille = context?.sampleRatePermille ?? 0;
  return {
    user_id: text.at(context?.userId ?? 0, COLUMN_LIMITS.name),
    attributes: text.pairs(context?.attributes ?? [], {
      key: COLUMN_LIMITS.propertyKey,
      value: COLUMN_LIMITS.propertyValue,
    }),
    language: text.at(context?.language ?? 0, COLUMN_LIMITS.name),
    time_zone: text.at(context?.timeZone ?? 0, COLUMN_LIMITS.name),
    screen_width: Math.min(context?.screenWidth ?? 0, UINT16_MAX),
    screen_height: Math.min(context?.screenHeight ?? 0, UINT16_MAX),
    viewport_width: Math.min(context?.viewportWidth ?? 0, UINT16_MAX),
    viewport_height: Math.min(context?.viewportHeight ?? 0, UINT16_MAX),
    pixel_ratio: (context?.pixelRatioPercent ?? 0) / 100,
    sdk_version: text.at(context?.sdkVersion ?? 0, COLUMN_LIMITS.name),
    sample_rate: permille === 0 ? 1 : Math.min(permille, 1000) / 1000,
  };
}

function batchPage(page: EventBatch['pages'][number], text: TextTable): BatchPage {
  const address = text.at(page.url, COLUMN_LIMITS.url);
  const url = parsePageUrl(address);
  const columns = {
    url: address,
    path: url.path.slice(0, COLUMN_LIMITS.path),
    path_group: url.path === '' ? '' : pathGroup(url.path),
    title: text.at(page.title, COLUMN_LIMITS.title),
    page_referrer: text.at(page.referrer, COLUMN_LIMITS.url),
  };
  return { columns, url };
}

function isoTime(ts: number): string {
  return new Date(storableTime(ts)).toISOString();
}
