import { authorize } from '../auth/can.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { badInput } from '../errors.ts';
import { watchLiveMetrics } from '../live/watch-live-metrics.ts';
import { watchReplayChunks } from '../live/watch-replay-chunks.ts';
import { requireSession } from '../queries/require-session.ts';
import { authorizeLive } from './live-access.ts';
import { LiveMetricsType } from './live-metrics.ts';
import { projectIdOf, sessionUuid } from './node-id.ts';
import { ReplayChunkType } from './replay-chunk.ts';

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

builder.subscriptionField('replayChunkAdded', (t) =>
  t.field({
    type: ReplayChunkType,
    description:
      'The chunks of a session that are stored from now on. Subscribe before you load `Session.replay`, so that none falls between. Ends with `UNAUTHENTICATED` when the credential does.',
    args: {
      sessionId: t.arg.id({ required: true, description: 'The UUID or global id of the session.' }),
    },
    subscribe: async (_root, { sessionId }, context) => {
      const viewer = requireViewer(context);
      const scope = authorize(viewer, 'replay:read', viewer.projectId);
      const id = sessionUuid(sessionId, viewer.projectId);
      if (id === undefined) throw badInput('sessionId: must be a UUID or the id of a Session.');
      await requireSession(context.clickhouse, scope, id);
      return watchReplayChunks(context, { viewer, scope, sessionId: id });
    },
    resolve: (message) => {
      if ('error' in message) throw message.error;
      return message.chunk;
    },
  }),
);
