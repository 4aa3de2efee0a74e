import { authorize } from '../auth/can.ts';
import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import {
  MAX_ERRORS_PER_SESSION,
  MAX_EVENTS_PER_PAGE,
  MAX_PAGE_VIEWS_PER_SESSION,
  QUERY_COST,
} from '../limits.ts';
import { listEvents } from '../queries/list-events.ts';
import { pageCost, pageSize } from '../queries/page-size.ts';
import { EventTypeEnum } from './enums.ts';
import { ErrorOccurrenceType } from './error-occurrence.ts';
import { EventConnectionType } from './event.ts';
import { PageViewType } from './page-view.ts';
import { SessionType } from './session.ts';
import { toConnection } from './to-connection.ts';

const DEFAULT_EVENTS = 100;

builder.objectFields(SessionType, (t) => ({
  events: t.field({
    type: EventConnectionType,
    description: 'What happened, in order.',
    args: {
      types: t.arg({ type: [EventTypeEnum], description: 'Only these; all without it.' }),
      first: t.arg.int({
        defaultValue: DEFAULT_EVENTS,
        description: `How many, at most ${MAX_EVENTS_PER_PAGE}.`,
      }),
      after: t.arg.string({ description: 'Go on behind this cursor.' }),
    },
    complexity: ({ first }) => pageCost(first ?? DEFAULT_EVENTS, MAX_EVENTS_PER_PAGE),
    resolve: async (session, { types, first, after }, context) => {
      const scope = authorize(requireViewer(context), 'analytics:read', session.projectId);
      const page = { first: pageSize(first ?? DEFAULT_EVENTS, MAX_EVENTS_PER_PAGE), after };
      return toConnection(await listEvents(context.clickhouse, scope, { session, types, ...page }));
    },
  }),
  pageViews: t.field({
    type: [PageViewType],
    description: `The pages that were viewed, in order; at most ${MAX_PAGE_VIEWS_PER_SESSION}.`,
    complexity: { field: QUERY_COST / 10, multiplier: 10 },
    resolve: (session, _args, context) => context.loaders.pageViews.load(session),
  }),
  errors: t.field({
    type: [ErrorOccurrenceType],
    description: `The JS errors, in order; at most ${MAX_ERRORS_PER_SESSION}.`,
    complexity: { field: QUERY_COST / 10, multiplier: 10 },
    resolve: (session, _args, context) => context.loaders.errors.load(session),
  }),
}));
