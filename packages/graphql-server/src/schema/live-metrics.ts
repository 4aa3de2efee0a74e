import { builder } from '../builder.ts';
import type { LiveMetrics } from '../live/live-metrics-hub.ts';

const TopItemType = builder.objectRef<{ value: string; count: number }>('TopItem').implement({
  description: 'An entry of a list of the most frequent.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'What is counted.' }),
    count: t.exposeInt('count', { description: 'How often.' }),
  }),
});

/** `LiveMetrics` of the API. */
export const LiveMetricsType = builder.objectRef<LiveMetrics>('LiveMetrics').implement({
  description: 'What happens right now. Live: active in the last 5 minutes. Per minute: the last 60 seconds.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When this was so.' }),
    visitors: t.exposeInt('visitors', { description: 'Live visitors.' }),
    sessions: t.exposeInt('sessions', { description: 'Live sessions.' }),
    pageViewsPerMinute: t.exposeInt('pageViewsPerMinute', { description: 'Page views in the last minute.' }),
    eventsPerSecond: t.exposeFloat('eventsPerSecond', { description: 'Events a second in the last minute.' }),
    errorsPerMinute: t.exposeInt('errorsPerMinute', { description: 'JS errors in the last minute.' }),
    insightsPerMinute: t.exposeInt('insightsPerMinute', { description: 'Insights in the last minute.' }),
    topPages: t.field({
      type: [TopItemType],
      description: 'The paths where most live sessions are.',
      resolve: (metrics) => [...metrics.topPages],
    }),
  }),
});
