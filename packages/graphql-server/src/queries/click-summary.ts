import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import type { ClickSelection } from '../heatmap/heatmap.ts';
import { MAX_HEATMAP_WIDTHS, MAX_PAGE_PX } from '../limits.ts';
import { createBoundValues } from './bound-values.ts';
import { clickCondition } from './click-condition.ts';
import { runQuery } from './run-query.ts';
import { toInt32 } from './to-int32.ts';

/** A viewport width and how many clicks were made at it. */
export type WidthCount = { readonly width: number; readonly count: number };

/** A heatmap's clicks in numbers. */
export type ClickSummary = {
  readonly clickCount: number;
  readonly sessionCount: number;
  /** CSS px to the lower edge of the lowest elements that were clicked; 0 without clicks. */
  readonly height: number;
  /** The most common first. */
  readonly widths: readonly WidthCount[];
};

/** How many clicks there are, in how many sessions, and at which viewport widths. */
export async function summarizeClicks(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  selection: ClickSelection,
): Promise<ClickSummary> {
  const values = createBoundValues();
  const where = clickCondition(values, scope, selection);
  type Raw = { clicks: string; sessions: string; bottom: number | null; widths: [number, string][] };
  const [raw] = await runQuery<Raw>(
    clickhouse,
    // Not the lowest of all: a single click of a broken client must not stretch the page.
    `SELECT count() AS clicks, uniqExact(session_id) AS sessions,
            quantileExactOrNull(0.99)(y - offset_y + element_height) AS bottom,
            arraySlice(arraySort(pair -> (-pair.2, pair.1), arrayZip(
              sumMap([viewport_width], [toUInt64(1)]).1, sumMap([viewport_width], [toUInt64(1)]).2
            )), 1, ${MAX_HEATMAP_WIDTHS}) AS widths
     FROM clicks WHERE ${where}`,
    values,
  );
  return {
    clickCount: toInt32(raw?.clicks ?? 0),
    sessionCount: toInt32(raw?.sessions ?? 0),
    height: Math.min(Math.max(Number(raw?.bottom ?? 0), 0), MAX_PAGE_PX),
    widths: (raw?.widths ?? []).map(([width, count]) => ({ width, count: toInt32(count) })),
  };
}
