import { authorize } from '../auth/can.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { MAX_SESSIONS_PER_PAGE, QUERY_COST } from '../limits.ts';
import type { ProjectRow } from '../metadata/projects.ts';
import { listSessions } from '../queries/list-sessions.ts';
import { pageCost, pageSize } from '../queries/page-size.ts';
import { SessionOrderEnum } from './enums.ts';
import { liveMetricsOf } from './live-access.ts';
import { LiveMetricsType } from './live-metrics.ts';
import { sessionUuid } from './node-id.ts';
import { SessionConnectionType, SessionType } from './session.ts';
import { SessionFilterInput } from './session-filter.ts';
import { toConnection } from './to-connection.ts';

const DEFAULT_SESSIONS = 25;

const ProjectRef = builder.objectRef<ProjectRow>('Project');

/** `Project` of the API: everything of a tenant hangs under it. */
export const ProjectType = builder.node(ProjectRef, {
  description: 'A web site or app that is watched.',
  id: { resolve: (project) => project.id, description: 'For `node`.' },
  fields: (t) => ({
    projectId: t.exposeID('id', { description: 'The id that `createEmbedToken` takes.' }),
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    key: t.exposeString('key', {
      nullable: true,
      description: 'The public project key that the tracker is started with; null when all are revoked.',
    }),
    sessions: t.field({
      type: SessionConnectionType,
      description: 'Sessions. A live session may move in the list while it goes on.',
      args: {
        filter: t.arg({ type: SessionFilterInput, description: 'Which; robots are out by default.' }),
        orderBy: t.arg({
          type: SessionOrderEnum,
          defaultValue: 'started_desc',
          description: 'In which order.',
        }),
        first: t.arg.int({
          defaultValue: DEFAULT_SESSIONS,
          description: `How many, at most ${MAX_SESSIONS_PER_PAGE}.`,
        }),
        after: t.arg.string({ description: 'Go on behind this cursor; it belongs to its order.' }),
      },
      complexity: ({ first }) => pageCost(first ?? DEFAULT_SESSIONS, MAX_SESSIONS_PER_PAGE),
      resolve: async (project, { filter, orderBy, first, after }, context) => {
        const scope = authorize(requireViewer(context), 'analytics:read', project.id);
        const page = await listSessions(context.clickhouse, scope, {
          filter: filter ?? {},
          orderBy: orderBy ?? 'started_desc',
          first: pageSize(first ?? DEFAULT_SESSIONS, MAX_SESSIONS_PER_PAGE),
          after,
          now: context.now(),
        });
        return toConnection(page);
      },
    }),
    session: t.field({
      type: SessionType,
      nullable: true,
      description: 'One session, robots too; null when there is none that you may see.',
      args: {
        id: t.arg.id({
          required: true,
          description: 'The UUID of `getSessionId()`, or the id of a `Session`.',
        }),
      },
      complexity: QUERY_COST,
      resolve: (project, { id }, context) => {
        authorize(requireViewer(context), 'analytics:read', project.id);
        const sessionId = sessionUuid(id, project.id);
        return sessionId === undefined
          ? null
          : context.loaders.sessions.load({ projectId: project.id, sessionId });
      },
    }),
    live: t.field({
      type: LiveMetricsType,
      description: 'What happens right now.',
      resolve: (project, _args, context) => liveMetricsOf(context, project.id),
    }),
  }),
});
