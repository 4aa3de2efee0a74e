import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import type { ClickSelection } from '../heatmap/heatmap.ts';
import { widthClass } from '../heatmap/width-class.ts';
import { createBoundValues } from './bound-values.ts';
import { clickCondition } from './click-condition.ts';
import { runQuery } from './run-query.ts';

/** The share of the selected clicks that were made in the layout of a viewport width, 0 to 1; 0 without clicks. */
export async function clickShare(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  { selection, width }: { selection: ClickSelection; width: number },
): Promise<number> {
  const values = createBoundValues();
  const where = clickCondition(values, scope, selection);
  const { from, to } = widthClass(width);
  const isSameLayout = `viewport_width >= ${values.bind('Int64', from)} AND viewport_width < ${values.bind('Int64', to)}`;
  const [raw] = await runQuery<{ share: number | null }>(
    clickhouse,
    `SELECT avgOrNull(${isSameLayout}) AS share FROM clicks WHERE ${where}`,
    values,
  );
  return raw?.share ?? 0;
}
