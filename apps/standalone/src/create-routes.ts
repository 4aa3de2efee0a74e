import type { Config, Logger } from '@gosight/engines';
import type { createGraphqlServer, FirstProject } from '@gosight/graphql-server';
import { Hono } from 'hono';
import type { Assets } from './assets.ts';
import { demoRoutes } from './demo.ts';
import type { DemoSigningKey } from './demo-signing-key.ts';
import { demoTokenRoutes } from './demo-token.ts';
import { isLoopbackHost } from './is-loopback-host.ts';
import { playerFrameRoutes } from './player-frame-routes.ts';
import { sdkScriptRoutes } from './sdk-script.ts';
import { welcomeRoutes } from './welcome-page.ts';

/** What the routes of the one port are made of. */
export type RouteParts = {
  readonly config: Config;
  readonly url: string;
  readonly logger: Logger;
  readonly assets: Assets;
  readonly firstProject: FirstProject;
  readonly demoKey: DemoSigningKey;
  readonly ingest: Hono;
  readonly graphql: ReturnType<typeof createGraphqlServer>;
  /** The origin rules of all projects, as they are now. */
  readonly allowedOrigins: () => Promise<readonly string[]>;
};

/** Everything that one port serves once all parts are up. */
export function createRoutes(parts: RouteParts): Hono {
  const { projectId, projectKey } = parts.firstProject;
  // Behind a proxy on this machine everybody seems to ask from here: then the public address tells.
  const isLocalOnly = [parts.config.host, new URL(parts.url).hostname].every(isLoopbackHost);
  return new Hono()
    .route('/', parts.ingest)
    .all('/graphql', (context) => parts.graphql.fetch(context.req.raw))
    .all('/v1/projects/*', (context) => parts.graphql.fetch(context.req.raw))
    .route('/', playerFrameRoutes(parts))
    .route('/', sdkScriptRoutes(parts.assets.sdkFile))
    .route('/', demoTokenRoutes({ signingKey: parts.demoKey.signingKey, projectId, isLocalOnly }))
    .route('/', demoRoutes({ folder: parts.assets.demoFolder, projectKey }))
    .route('/', welcomeRoutes({ url: parts.url, projectKey }));
}
