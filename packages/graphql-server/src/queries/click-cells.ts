import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import type { ClickSelection } from '../heatmap/heatmap.ts';
import { HEATMAP_CELL_PX, MAX_HEATMAP_CELLS } from '../limits.ts';
import { createBoundValues } from './bound-values.ts';
import { clickCondition } from './click-condition.ts';
import { runQuery } from './run-query.ts';
import { toInt32 } from './to-int32.ts';

/** A place and how often it was clicked. */
export type HeatmapCell = { readonly x: number; readonly y: number; readonly count: number };

/** Where on the page was clicked: the hottest cells, each at the mean of its clicks. */
export async function clickCells(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  selection: ClickSelection,
): Promise<HeatmapCell[]> {
  const values = createBoundValues();
  const where = clickCondition(values, scope, selection);
  const raw = await runQuery<{ meanX: number; meanY: number; clicks: string }>(
    clickhouse,
    `SELECT round(avg(x)) AS meanX, round(avg(y)) AS meanY, count() AS clicks
     FROM clicks WHERE ${where} AND x >= 0 AND y >= 0
     GROUP BY intDiv(x, ${HEATMAP_CELL_PX}) AS column, intDiv(y, ${HEATMAP_CELL_PX}) AS line
     ORDER BY clicks DESC, line, column LIMIT ${MAX_HEATMAP_CELLS}`,
    values,
  );
  return raw.map(({ meanX, meanY, clicks }) => ({ x: meanX, y: meanY, count: toInt32(clicks) }));
}
