import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { badInput } from '../errors.ts';
import { MAX_PAGE_PX } from '../limits.ts';
import { type ClickSummary, summarizeClicks } from '../queries/click-summary.ts';
import type { SessionRange } from '../queries/session-range.ts';
import { sessionRange } from '../queries/session-range.ts';
import { checkText } from '../queries/text-condition.ts';
import type { DateRange, SessionFilter } from '../schema/session-filter.ts';
import { toPathGroup } from './path-group.ts';
import { type WidthClass, widthClass } from './width-class.ts';

export type Device = 'desktop' | 'mobile' | 'tablet' | 'other';

/** Which clicks a heatmap counts; checked. */
export type ClickSelection = {
  readonly pathGroup: string;
  readonly device: Device | null;
  /** Only clicks at these viewport widths. */
  readonly widths: WidthClass | null;
  readonly range: SessionRange;
  readonly filter: SessionFilter | null;
  /** Unix ms. */
  readonly now: number;
};

/** A heatmap whose cells, elements and background are asked for when they are wanted. */
export type Heatmap = {
  readonly scope: ProjectScope;
  readonly selection: ClickSelection;
  readonly summary: ClickSummary;
  /** CSS px of the viewport that is shown. */
  readonly width: number;
};

export type HeatmapArgs = {
  readonly path: string;
  readonly device?: Device | null | undefined;
  readonly width?: number | null | undefined;
  readonly range?: DateRange | null | undefined;
  readonly filter?: SessionFilter | null | undefined;
};

/** The clicks on the pages of a path group; throws `BAD_USER_INPUT` for arguments that make no sense. */
export async function loadHeatmap(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  { args, now }: { args: HeatmapArgs; now: number },
): Promise<Heatmap> {
  const { path, device = null, width = null, range, filter = null } = args;
  if (!path.startsWith('/')) throw badInput('path: must begin with a slash, as /product/:id.');
  if (width !== null && (width < 1 || width > MAX_PAGE_PX)) {
    throw badInput(`width: must be 1 to ${MAX_PAGE_PX}, not ${width}.`);
  }
  const selection: ClickSelection = {
    pathGroup: toPathGroup(checkText('path', path)),
    device,
    widths: width === null ? null : widthClass(width),
    range: sessionRange(range, now),
    filter,
    now,
  };
  const summary = await summarizeClicks(clickhouse, scope, selection);
  return { scope, selection, summary, width: width ?? summary.widths[0]?.width ?? 0 };
}
