import type { ClickHouseClient } from '@clickhouse/client';
import type { Cache, Logger } from '@gosight/engines';
import type { Pool } from 'pg';
import { createAuthenticate } from './auth/authenticate.ts';
import type { Services } from './context.ts';
import { createGraphqlEndpoint } from './graphql-endpoint.ts';
import { createProjectFiles } from './http/project-files.ts';
import { MAX_SUBSCRIPTIONS_PER_VIEWER } from './limits.ts';
import { createLiveMetricsHub } from './live/live-metrics-hub.ts';
import { createSubscriptionSlots } from './live/subscription-slots.ts';

export type GraphqlServerOptions = {
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
  readonly cache: Cache;
  readonly logger: Logger;
  /**
   * Leaves out GraphiQL.
   *
   * @defaultValue `process.env.NODE_ENV === 'production'`
   */
  readonly isProduction?: boolean;
  /**
   * Where callers reach this server, as `https://gosight.example.com`; URLs in answers begin with it.
   *
   * @defaultValue the origin of each request
   */
  readonly publicUrl?: string;
  /**
   * Path under which the player frame is served beside this server, as `/player/<version>/`.
   *
   * @defaultValue `/player/`
   */
  readonly playerFramePath?: string;
  /**
   * Unix ms.
   *
   * @defaultValue `Date.now`
   */
  readonly now?: () => number;
};

/** Handles `/graphql` and `/v1/projects/…`; the engines stay the caller's to close. */
export type GraphqlServer = {
  fetch(request: Request): Response | Promise<Response>;
  /** How many subscriptions are open. */
  readonly subscriptionCount: number;
  /** Ends every subscription; requests under way may finish. */
  stop(): Promise<void>;
};

/** The GraphQL API over HTTP and server-sent events, and the bytes that it names. */
export function createGraphqlServer(options: GraphqlServerOptions): GraphqlServer {
  const { clickhouse, postgres, cache, logger, now = Date.now } = options;
  const { isProduction = process.env['NODE_ENV'] === 'production' } = options;
  const subscriptionSlots = createSubscriptionSlots(MAX_SUBSCRIPTIONS_PER_VIEWER);
  const services: Services = {
    clickhouse,
    postgres,
    cache,
    logger,
    live: createLiveMetricsHub({ cache, logger, now }),
    subscriptionSlots,
    publicUrl: options.publicUrl,
    playerFramePath: options.playerFramePath ?? '/player/',
    now,
  };
  const authenticate = createAuthenticate({ postgres, now });
  const files = createProjectFiles(services, authenticate);
  const graphql = createGraphqlEndpoint(services, { authenticate, isProduction });

  return {
    fetch: (request) =>
      files.handles(new URL(request.url).pathname) ? files.fetch(request) : graphql.fetch(request),
    get subscriptionCount() {
      return subscriptionSlots.count;
    },
    stop: async () => {
      subscriptionSlots.closeAll();
      await graphql.dispose();
    },
  };
}
