import type { ClickHouseClient } from '@clickhouse/client';
import type { Cache, Logger } from '@gosight/engines';
import { createYoga } from 'graphql-yoga';
import type { Pool } from 'pg';
import { createAuthenticate } from './auth/authenticate.ts';
import { createContext, type RequestContext, type Services } from './context.ts';
import { MAX_BODY_BYTES, MAX_SUBSCRIPTIONS_PER_VIEWER } from './limits.ts';
import { createLiveMetricsHub } from './live/live-metrics-hub.ts';
import { createSubscriptionSlots } from './live/subscription-slots.ts';
import { useMaskedErrors } from './plugins/use-masked-errors.ts';
import { useOperationLimits } from './plugins/use-operation-limits.ts';
import { REQUEST_ID, type RequestIds, useRequestId } from './plugins/use-request-id.ts';
import { useTokenLimit } from './plugins/use-token-limit.ts';
import { schema } from './schema.ts';

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
   * Unix ms.
   *
   * @defaultValue `Date.now`
   */
  readonly now?: () => number;
};

/** Handles `/graphql`; the engines stay the caller's to close. */
export type GraphqlServer = {
  fetch(request: Request): Response | Promise<Response>;
  /** How many subscriptions are open. */
  readonly subscriptionCount: number;
  /** Ends every subscription; requests under way may finish. */
  stop(): Promise<void>;
};

/** The GraphQL API over HTTP and server-sent events. */
export function createGraphqlServer(options: GraphqlServerOptions): GraphqlServer {
  const { clickhouse, postgres, cache, logger, now = Date.now } = options;
  const { isProduction = process.env['NODE_ENV'] === 'production' } = options;
  const live = createLiveMetricsHub({ cache, logger, now });
  const subscriptionSlots = createSubscriptionSlots(MAX_SUBSCRIPTIONS_PER_VIEWER);
  const services: Services = { clickhouse, postgres, logger, live, subscriptionSlots, now };
  const authenticate = createAuthenticate({ postgres, now });
  const requestIds: RequestIds = new WeakMap();

  const yoga = createYoga<object, RequestContext>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: isProduction ? false : { title: 'GoSight API' },
    batching: false,
    multipart: false,
    maxRequestBodySize: MAX_BODY_BYTES,
    logging: false,
    // Ours is `useMaskedErrors`: yoga's own is not told which request it masks.
    maskedErrors: false,
    cors: {
      origin: '*',
      credentials: false,
      methods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['authorization', 'content-type', 'accept', REQUEST_ID],
      exposedHeaders: [REQUEST_ID],
      maxAge: 86_400,
    },
    context: async ({ request }) =>
      createContext(services, {
        request,
        requestId: requestIds.get(request) ?? '',
        authentication: await authenticate(request.headers),
      }),
    plugins: [
      useRequestId(requestIds),
      useTokenLimit(),
      useOperationLimits(),
      useMaskedErrors(logger, requestIds),
    ],
  });

  return {
    fetch: (request) => yoga.fetch(request),
    get subscriptionCount() {
      return subscriptionSlots.count;
    },
    stop: async () => {
      subscriptionSlots.closeAll();
      await yoga.dispose();
    },
  };
}
