import { authorize } from '../auth/can.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { loadHeatmap } from '../heatmap/heatmap.ts';
import { QUERY_COST } from '../limits.ts';
import { DeviceTypeEnum, HeatmapKindEnum } from './enums.ts';
import { HeatmapType } from './heatmap.ts';
import { ProjectType } from './project.ts';
import { DateRangeInput, type SessionFilter, SessionFilterInput } from './session-filter.ts';

builder.objectField(ProjectType, 'heatmap', (t) =>
  t.field({
    type: HeatmapType,
    description: 'Where visitors clicked on a page.',
    args: {
      path: t.arg.string({
        required: true,
        description: 'The path group of the page: ids in it stand as `:id`, as in `/product/:id`.',
      }),
      kind: t.arg({ type: HeatmapKindEnum, defaultValue: 'click', description: 'What to count.' }),
      device: t.arg({ type: DeviceTypeEnum, description: 'Only this kind of device.' }),
      width: t.arg.int({
        description:
          'Only viewport widths at which the page has the same layout as at this one, CSS pixels. Without it: all.',
      }),
      range: t.arg({
        type: DateRangeInput,
        description: 'When the clicks were made. Without it: the last 7 days.',
      }),
      filter: t.arg({
        type: SessionFilterInput,
        description:
          'Only clicks of these sessions; robots are out by default. Other conditions need `ANALYTICS_READ` too. Its `range` defaults to that of the heatmap.',
      }),
    },
    complexity: QUERY_COST,
    resolve: (project, args, context) => {
      const viewer = requireViewer(context);
      const scope = authorize(viewer, 'heatmap:read', project.id);
      // Counting the clicks of chosen sessions tells whether there are such sessions.
      if (asksAboutSessions(args.filter)) authorize(viewer, 'analytics:read', project.id);
      return loadHeatmap(context.clickhouse, scope, { args, now: context.now() });
    },
  }),
);

function asksAboutSessions(filter: SessionFilter | null | undefined): boolean {
  return Object.entries(filter ?? {}).some(([name, value]) => name !== 'includeBots' && value != null);
}
