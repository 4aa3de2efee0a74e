import type { ClickHouseClient } from '@clickhouse/client';
import type { Logger } from '@gosight/engines';
import type { Authenticate } from '../auth/authenticate.ts';
import { authorize, type ProjectScope } from '../auth/can.ts';
import type { Permission } from '../auth/viewer.ts';
import { requireViewer } from '../context.ts';
import { methodNotAllowed, notFound } from '../errors.ts';
import { MAX_SNAPSHOTS_AT_ONCE } from '../limits.ts';
import { createTurns } from './create-turns.ts';
import { errorAnswer } from './error-answer.ts';
import { pageSnapshotAnswer } from './page-snapshot-answer.ts';
import { replayChunkAnswer } from './replay-chunk-answer.ts';
import { requestIdOf } from './request-id.ts';
import { withCors } from './with-cors.ts';
import { withOwnOrigin } from './with-own-origin.ts';

type Services = { readonly clickhouse: ClickHouseClient; readonly logger: Logger };

type Route = {
  readonly pattern: RegExp;
  readonly permission: Permission;
  /** @param ids the parts of the path behind the project's id */
  answer(clickhouse: ClickHouseClient, scope: ProjectScope, ids: readonly string[]): Promise<Response>;
};

/** Serves what a project has besides GraphQL: the bytes of chunks, and page snapshots. */
export type ProjectFiles = {
  /** Whether the path is one of ours. */
  handles(pathname: string): boolean;
  fetch(request: Request): Promise<Response>;
};

const PREFIX = '/v1/projects/';

/** The endpoints under `/v1/projects/`; every one checks a permission in the project first. */
export function createProjectFiles(services: Services, authenticate: Authenticate): ProjectFiles {
  const turns = createTurns(MAX_SNAPSHOTS_AT_ONCE);
  const routes: Route[] = [
    {
      pattern: /^([^/]+)\/replay\/([^/]+)\/([^/]+)\/([^/]+)$/,
      permission: 'replay:read',
      answer: replayChunkAnswer,
    },
    {
      pattern: /^([^/]+)\/page-snapshots\/([^/]+)$/,
      permission: 'heatmap:read',
      answer: (...args) => turns(() => pageSnapshotAnswer(...args)),
    },
  ];
  const answer = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname.slice(PREFIX.length);
    const route = routes.find(({ pattern }) => pattern.test(path));
    if (!route) throw notFound('There is nothing at this address.');
    const viewer = requireViewer({ authentication: await authenticate(withOwnOrigin(request)) });
    const [projectId = '', ...ids] = (route.pattern.exec(path) ?? []).slice(1).map(decode);
    return route.answer(services.clickhouse, authorize(viewer, route.permission, projectId), ids);
  };

  return {
    handles: (pathname) => pathname.startsWith(PREFIX),
    fetch: async (request) => {
      const requestId = requestIdOf(request.headers);
      if (request.method === 'OPTIONS') return withCors(new Response(null, { status: 204 }), requestId);
      try {
        if (request.method !== 'GET') throw methodNotAllowed();
        return withCors(await answer(request), requestId);
      } catch (error) {
        return withCors(errorAnswer(error, { logger: services.logger, requestId }), requestId);
      }
    },
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // No id has such a text; what looks it up will say so.
    return part;
  }
}
