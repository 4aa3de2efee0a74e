import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import type { ClickSelection } from '../heatmap/heatmap.ts';
import { ELEMENT_POINT_PER_MILLE, MAX_ELEMENT_POINTS, MAX_HEATMAP_ELEMENTS } from '../limits.ts';
import { createBoundValues } from './bound-values.ts';
import type { HeatmapCell } from './click-cells.ts';
import { clickCondition } from './click-condition.ts';
import { runQuery } from './run-query.ts';
import { toInt32 } from './to-int32.ts';

/** Where within each of the most clicked elements was clicked, per mille of its width and height, by element key. */
export async function elementPoints(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  selection: ClickSelection,
): Promise<Map<string, HeatmapCell[]>> {
  const values = createBoundValues();
  const where = clickCondition(values, scope, selection);
  const raw = await runQuery<{ key: string; meanX: number; meanY: number; clicks: string }>(
    clickhouse,
    `SELECT element_key AS key, round(avg(across)) AS meanX, round(avg(down)) AS meanY, count() AS clicks
     FROM (
       SELECT element_key, least(intDiv(offset_x * 1000, element_width), 1000) AS across,
              least(intDiv(offset_y * 1000, element_height), 1000) AS down
       FROM clicks
       WHERE ${where} AND element_width > 0 AND element_height > 0 AND element_key IN (
         SELECT element_key FROM clicks WHERE ${where}
         GROUP BY element_key ORDER BY count() DESC, element_key LIMIT ${MAX_HEATMAP_ELEMENTS}
       )
     )
     GROUP BY element_key, intDiv(across, ${ELEMENT_POINT_PER_MILLE}) AS column,
              intDiv(down, ${ELEMENT_POINT_PER_MILLE}) AS line
     ORDER BY clicks DESC, key, line, column LIMIT ${MAX_ELEMENT_POINTS} BY key`,
    values,
  );
  const points = raw.map(({ key, meanX, meanY, clicks }) => ({
    key,
    point: { x: meanX, y: meanY, count: toInt32(clicks) },
  }));
  return new Map(
    [...Map.groupBy(points, ({ key }) => key)].map(([key, rows]) => [key, rows.map(({ point }) => point)]),
  );
}
