import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import type { ClickSelection } from '../heatmap/heatmap.ts';
import { MAX_HEATMAP_ELEMENTS } from '../limits.ts';
import { createBoundValues } from './bound-values.ts';
import { clickCondition } from './click-condition.ts';
import { runQuery } from './run-query.ts';
import { toInt32 } from './to-int32.ts';

/** An element that was clicked, as it was when it was clicked last. */
export type ClickedElement = {
  readonly key: string;
  readonly selector: string;
  readonly name: string;
  readonly tag: string;
  readonly text: string;
  readonly count: number;
};

/**
 * Which elements were clicked, the most clicked first. Elements of one name ("Delete" in each row) are several: each is
 * what its selector finds.
 */
export async function clickedElements(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  selection: ClickSelection,
): Promise<ClickedElement[]> {
  const values = createBoundValues();
  const where = clickCondition(values, scope, selection);
  const raw = await runQuery<{
    key: string;
    selector: string;
    clicks: string;
    last: [string, string, string];
  }>(
    clickhouse,
    `SELECT element_key AS key, selector, count() AS clicks,
            argMax((toString(element_name), toString(element_tag), element_text), ts) AS last
     FROM clicks WHERE ${where}
     GROUP BY element_key, selector ORDER BY clicks DESC, key, selector LIMIT ${MAX_HEATMAP_ELEMENTS}`,
    values,
  );
  return raw.map(({ key, selector, clicks, last: [name, tag, text] }) => ({
    key,
    selector,
    name,
    tag,
    text,
    count: toInt32(clicks),
  }));
}
