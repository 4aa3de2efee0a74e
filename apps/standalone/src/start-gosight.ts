import { randomUUID } from 'node:crypto';
import { type Config, createLogger, type Engines, type Logger, openEngines } from '@gosight/engines';
import {
  createGraphqlServer,
  ensureFirstProject,
  type FirstProject,
  registerEmbedKey,
} from '@gosight/graphql-server';
import { createIngest, runProcessors } from '@gosight/pipeline';
import { type Context, Hono } from 'hono';
import { type Assets, findAssets } from './assets.ts';
import { createRoutes } from './create-routes.ts';
import { loadDemoSigningKey } from './demo-signing-key.ts';
import { healthRoutes, type Readiness } from './health.ts';
import { type HttpServer, openHttpServer } from './http-server.ts';
import { playerFramePath } from './player-frame-routes.ts';
import { securityHeaders } from './security-headers.ts';

/** What `startGoSight` needs. */
export type StartOptions = {
  readonly config: Config;
  /** @defaultValue structured logs on standard error at `config.logLevel` */
  readonly logger?: Logger;
};

/** A running GoSight. */
export type GoSight = {
  /** Where it is reached: `config.publicUrl`, else the address it listens on. */
  readonly url: string;
  /** The project of the first start; its generated secrets only when this start made it. */
  readonly firstProject: FirstProject;
  /** Takes no more work, finishes what it took, closes the engines. May be called more than once. */
  stop(): Promise<void>;
};

type Parts = {
  server?: HttpServer;
  engines?: Engines;
  graphql?: ReturnType<typeof createGraphqlServer>;
  processors?: Awaited<ReturnType<typeof runProcessors>>;
};

/**
 * The composition root of the whole product in one process: engines, ingest, processors and GraphQL on one port.
 *
 * Rejects with `StandaloneError` or `EngineError`, after closing whatever was open by then.
 */
export async function startGoSight({
  config,
  logger = createLogger(config.logLevel),
}: StartOptions): Promise<GoSight> {
  const assets = findAssets();
  const parts: Parts = {};
  const state: { readiness: Readiness; routes?: Hono } = { readiness: 'starting' };
  let stopping: Promise<void> | undefined;
  const stop = () => {
    state.readiness = 'stopping';
    stopping ??= stopParts(parts);
    return stopping;
  };

  try {
    // The port comes first: a taken one is told at once, and a tracker meets 503 and waits instead of a refused connection.
    parts.server = await openHttpServer(createFront(state, logger), config);
    const url = config.publicUrl ?? parts.server.url;
    const { routes, firstProject } = await startParts(parts, { config, logger, assets, url });
    state.routes = routes;
    state.readiness = 'ready';
    return { url, firstProject, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  parts: Parts,
  options: { config: Config; logger: Logger; assets: Assets; url: string },
): Promise<{ routes: Hono; firstProject: FirstProject }> {
  const { config, logger } = options;
  const engines = await openEngines(config, { logger });
  parts.engines = engines;
  const { log, cache, clickhouse, postgres } = engines;
  const firstProject = await ensureFirstProject(postgres, config);
  const demoKey = await loadDemoSigningKey(config.dataDir);
  await registerEmbedKey(postgres, {
    projectId: firstProject.projectId,
    kid: demoKey.publicKey.kid,
    publicKey: demoKey.publicKey,
  });
  parts.processors = await runProcessors({ log, clickhouse, cache, logger });
  const isProduction = process.env['NODE_ENV'] === 'production';
  parts.graphql = createGraphqlServer({
    clickhouse,
    postgres,
    cache,
    logger,
    isProduction,
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
    playerFramePath: playerFramePath(),
  });
  const routes = createRoutes({
    ...options,
    firstProject,
    demoKey,
    ingest: createIngest({ log, cache, postgres, logger }),
    graphql: parts.graphql,
    allowedOrigins: () => readAllowedOrigins(postgres),
  });
  return { routes, firstProject };
}

async function readAllowedOrigins(postgres: Engines['postgres']): Promise<readonly string[]> {
  const { rows } = await postgres.query<{ rule: string }>(
    'SELECT DISTINCT unnest(allowed_origins) AS rule FROM projects WHERE disabled_at IS NULL',
  );
  return rows.map(({ rule }) => rule);
}

/** What answers from the first moment to the last, and passes requests on while there is someone to answer them. */
function createFront(state: { readiness: Readiness; routes?: Hono }, logger: Logger): Hono {
  return new Hono()
    .use(securityHeaders)
    .route(
      '/',
      healthRoutes(() => state.readiness),
    )
    .all('*', (context) => state.routes?.fetch(context.req.raw, context.env) ?? unavailable(context))
    .onError((error, context) => {
      const requestId = randomUUID();
      logger.error({ err: error, requestId, path: context.req.path }, 'A request failed');
      return context.json(
        { error: { code: 'internal', message: 'Something went wrong here.', requestId } },
        500,
      );
    });
}

function unavailable(context: Context): Response {
  const error = { code: 'unavailable', message: 'GoSight is starting.', requestId: randomUUID() };
  return context.json({ error }, 503, { 'Retry-After': '1' });
}

/** In the order of the flow: nothing new comes in, the processors finish, then the ground under them goes away. */
async function stopParts({ server, graphql, processors, engines }: Parts): Promise<void> {
  const steps = [
    // Together: open subscriptions would keep the port busy until the deadline.
    () => Promise.all([server?.stop(), graphql?.stop()]),
    () => processors?.stop(),
    () => engines?.close(),
  ];
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'GoSight did not stop cleanly');
}
