import type { ClickHouseClient } from '@clickhouse/client';
import DataLoader from 'dataloader';
import { authorize, type ProjectScope } from './auth/can.ts';
import type { Viewer } from './auth/viewer.ts';
import { MAX_ERRORS_PER_SESSION, MAX_NODES } from './limits.ts';
import type { EventRow } from './queries/event-row.ts';
import { findSessions } from './queries/find-sessions.ts';
import { sessionEvents } from './queries/session-events.ts';
import { type PageViewRow, sessionPageViews } from './queries/session-page-views.ts';
import type { SessionRow } from './queries/session-row.ts';

type SessionKey = { readonly projectId: string; readonly sessionId: string };

/** Gather what the rows of one answer ask for each, so that it is one query. They live as long as a request. */
export type Loaders = {
  readonly sessions: DataLoader<SessionKey, SessionRow | null, string>;
  readonly pageViews: DataLoader<SessionRow, PageViewRow[], string>;
  readonly errors: DataLoader<SessionRow, EventRow[], string>;
};

/** Loaders for one viewer; each checks his permission in the project of its keys. */
export function createLoaders(clickhouse: ClickHouseClient, viewer: () => Viewer): Loaders {
  const loader = <Key extends SessionKey, Value>(
    find: (scope: ProjectScope, keys: Key[]) => Promise<Map<string, Value>>,
    absent: () => Value,
  ) =>
    new DataLoader<Key, Value, string>(
      async (keys) => {
        const byProject = [...Map.groupBy(keys, ({ projectId }) => projectId)];
        const found = await Promise.all(
          byProject.map(async ([projectId, group]) => {
            const scope = authorize(viewer(), 'analytics:read', projectId);
            return [projectId, await find(scope, group)] as const;
          }),
        );
        const values = new Map(found);
        return keys.map(({ projectId, sessionId }) => values.get(projectId)?.get(sessionId) ?? absent());
      },
      { maxBatchSize: MAX_NODES, cacheKeyFn: ({ projectId, sessionId }) => `${projectId}:${sessionId}` },
    );
  return {
    sessions: loader<SessionKey, SessionRow | null>(
      (scope, keys) =>
        findSessions(
          clickhouse,
          scope,
          keys.map(({ sessionId }) => sessionId),
        ),
      () => null,
    ),
    pageViews: loader<SessionRow, PageViewRow[]>(
      (scope, sessions) => sessionPageViews(clickhouse, scope, sessions),
      () => [],
    ),
    errors: loader<SessionRow, EventRow[]>(
      (scope, sessions) =>
        sessionEvents(clickhouse, scope, {
          sessions,
          types: ['js_error', 'unhandled_rejection'],
          limit: MAX_ERRORS_PER_SESSION,
        }),
      () => [],
    ),
  };
}
