import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import type { ClickSelection } from '../heatmap/heatmap.ts';
import { ELEMENT_POINT_PER_MILLE, MAX_ELEMENT_POINTS, MAX_HEATMAP_ELEMENTS } from '../limits.ts';
import { createBoundValues } from './bound-values.ts';
import type { HeatmapCell } from './click-cells.ts';
import { clickCondition } from './click-condition.ts';
import { runQuery } from './run-query.ts';
import { toInt32 } from './to-int32.ts';

/** What tells elements apart: elements of one name share a key, and a selector may come to find another element. */
export function elementId({ key, selector }: { key: string; selector: string }): string {
  return JSON.stringify([key, selector]);
}

/** Where within each of the most clicked elements was clicked, per mille of its width and height, by `elementId`. */
export async function elementPoints(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  selection: ClickSelection,
): Promise<Map<string, HeatmapCell[]>> {
  const values = createBoundValues();
  const where = clickCondition(values, scope, selection);
  const raw = await runQuery<{
    key: string;
    selector: string;
    meanX: number;
    meanY: number;
    clicks: string;
  }>(
    clickhouse,
    `SELECT element_key AS key, selector, round(avg(across)) AS meanX, round(avg(down)) AS meanY, count() AS clicks
     FROM (
       SELECT element_key, selector, least(intDiv(offset_x * 1000, element_width), 1000) AS across,
              least(intDiv(offset_y * 1000, element_height), 1000) AS down
       FROM clicks
       WHERE ${where} AND element_width > 0 AND element_height > 0 AND (element_key, selector) IN (
         SELECT element_key, selector FROM clicks WHERE ${where}
         GROUP BY element_key, selector ORDER BY count() DESC, element_key, selector LIMIT ${MAX_HEATMAP_ELEMENTS}
       )
     )
     GROUP BY element_key, selector, intDiv(across, ${ELEMENT_POINT_PER_MILLE}) AS column,
              intDiv(down, ${ELEMENT_POINT_PER_MILLE}) AS line
     ORDER BY clicks DESC, key, selector, line, column LIMIT ${MAX_ELEMENT_POINTS} BY key, selector`,
    values,
  );
  const points = raw.map(({ key, selector, meanX, meanY, clicks }) => ({
    id: elementId({ key, selector }),
    point: { x: meanX, y: meanY, count: toInt32(clicks) },
  }));
  return new Map(
    [...Map.groupBy(points, ({ id }) => id)].map(([id, rows]) => [id, rows.map(({ point }) => point)]),
  );
}
