import type { ClickHouseClient } from '@clickhouse/client';
import type { Logger } from '@gosight/engines';
import type { Pool } from 'pg';
import type { Authentication } from './auth/authenticate.ts';
import type { Viewer } from './auth/viewer.ts';
import type { LiveMetricsHub } from './live/live-metrics-hub.ts';
import type { SubscriptionSlots } from './live/subscription-slots.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What lives as long as the server. */
export type Services = {
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
  readonly logger: Logger;
  readonly live: LiveMetricsHub;
  readonly subscriptionSlots: SubscriptionSlots;
  /** Unix ms. */
  readonly now: () => number;
};

/** What a resolver gets: the services and who asks. */
export type RequestContext = Services & {
  readonly request: Request;
  readonly requestId: string;
  readonly authentication: Authentication;
  readonly loaders: Loaders;
};

/** The context of one request. */
export function createContext(
  services: Services,
  incoming: { request: Request; requestId: string; authentication: Authentication },
): RequestContext {
  return {
    ...services,
    ...incoming,
    loaders: createLoaders(services.clickhouse, () => requireViewer(incoming)),
  };
}

/** Who asks; throws `UNAUTHENTICATED` when nobody is known. */
export function requireViewer(context: { authentication: Authentication }): Viewer {
  if ('error' in context.authentication) throw context.authentication.error;
  return context.authentication.viewer;
}
