import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import type { ClickSelection } from '../heatmap/heatmap.ts';
import { widthClass } from '../heatmap/width-class.ts';
import { createBoundValues } from './bound-values.ts';
import { deviceCondition, sessionsOf } from './click-condition.ts';
import { type RawReplayChunkRow, REPLAY_CHUNK_SELECT, toReplayChunkRow } from './replay-chunk-columns.ts';
import type { ReplayChunkRow } from './replay-chunk-row.ts';
import { runQuery } from './run-query.ts';
import { bindTime } from './session-range.ts';

/**
 * The chunk that shows a page best at a viewport width: of exactly that width before one of the same layout, before the
 * nearest; of those the newest. Undefined when the page was never recorded.
 */
export async function findSnapshotChunk(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  { selection, width }: { selection: ClickSelection; width: number },
): Promise<ReplayChunkRow | undefined> {
  const { pathGroup, device, range } = selection;
  const values = createBoundValues();
  const conditions = [
    `project_id = ${values.bind('String', scope.projectId)}`,
    `path_group = ${values.bind('String', pathGroup)}`,
    'has_full_snapshot AND NOT is_damaged AND NOT is_conflict AND NOT is_bot',
    ...(range.to === undefined ? [] : [`first_ts < ${bindTime(values, range.to)}`]),
  ];
  if (device !== null) conditions.push(deviceCondition(values, device));
  // Its text is masked, so that the asked filter need not hold; what the credential may see must.
  if (scope.filter !== undefined) {
    conditions.push(`session_id IN (${sessionsOf(values, scope, { ...selection, filter: null })})`);
  }
  const { from, to } = widthClass(width);
  const asked = values.bind('Int64', width);
  const isSameLayout = `viewport_width >= ${values.bind('Int64', from)} AND viewport_width < ${values.bind('Int64', to)}`;
  const [raw] = await runQuery<RawReplayChunkRow>(
    clickhouse,
    `SELECT ${REPLAY_CHUNK_SELECT} FROM replay_chunks WHERE ${conditions.join(' AND ')}
     ORDER BY viewport_width = ${asked} DESC, (${isSameLayout}) DESC,
              if(${isSameLayout}, 0, abs(toInt64(viewport_width) - ${asked})), first_ts DESC, stream_id, chunk_seq
     LIMIT 1`,
    values,
  );
  return raw && toReplayChunkRow(raw);
}
