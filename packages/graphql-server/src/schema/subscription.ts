import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { watchLiveMetrics } from '../live/watch-live-metrics.ts';
import { authorizeLive } from './live-access.ts';
import { LiveMetricsType } from './live-metrics.ts';
import { projectIdOf } from './node-id.ts';

builder.subscriptionField('liveMetrics', (t) =>
  t.field({
    type: LiveMetricsType,
    description:
      'The live metrics at once, then on every change, at most once a second. Ends with `UNAUTHENTICATED` when the credential does.',
    args: {
      projectId: t.arg.id({ description: 'May be left out where the key or token names one project.' }),
    },
    subscribe: (_root, { projectId }, context) => {
      const viewer = requireViewer(context);
      const id = projectId == null ? viewer.projectId : projectIdOf(projectId);
      authorizeLive(viewer, id);
      return watchLiveMetrics(context, viewer, id);
    },
    resolve: (message) => {
      if ('error' in message) throw message.error;
      return message.metrics;
    },
  }),
);
