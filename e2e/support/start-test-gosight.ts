import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger, type Engines, loadConfig, openEngines } from '@gosight/engines';
import { ensureFirstProject } from '@gosight/graphql-server';
import { type GoSight, startGoSight } from 'gosight';
import { createQuery, type Query } from './graphql.ts';

/** Keys that every test server is given, so that no test has to read them from somewhere. */
export const PROJECT_KEY = 'gs_test00000000';
/** The secret counterpart of `PROJECT_KEY`. */
export const API_KEY = 'gsk_test000000000000000000000000';

/** A whole GoSight on a free port and a directory of its own. */
export type TestGoSight = GoSight & {
  readonly dataDir: string;
  /** Asks with `API_KEY`. */
  readonly query: Query;
  /** Stops, and keeps the data for a look. */
  halt(): Promise<void>;
};

/** The environment of a test server: what `npm start` would read. */
export function testEnvironment(dataDir: string): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: process.env['GOSIGHT_TEST_LOG'] ?? 'warn',
    GOSIGHT_DATA_DIR: dataDir,
    GOSIGHT_PROJECT_KEY: PROJECT_KEY,
    GOSIGHT_API_KEY: API_KEY,
    GOSIGHT_OWNER_EMAIL: 'owner@example.org',
    GOSIGHT_OWNER_PASSWORD: 'a test needs no secret',
  };
}

/** A new folder for a server's data. */
export function temporaryDataDir(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'gosight-e2e-'));
}

/** Opens the engines over a data directory that no server uses, to look into it or to prepare it. */
export async function withEngines<T>(dataDir: string, use: (engines: Engines) => Promise<T>): Promise<T> {
  const config = loadConfig(testEnvironment(dataDir));
  const engines = await openEngines(config, { logger: createLogger(config.logLevel) });
  try {
    return await use(engines);
  } finally {
    await engines.close();
  }
}

/**
 * Starts the product as `npm start` composes it; `stop()` also removes its data.
 *
 * @param options.allowedOrigins - of the project; every origin by default
 */
export async function startTestGoSight(options: { allowedOrigins?: string[] } = {}): Promise<TestGoSight> {
  const dataDir = await temporaryDataDir();
  const config = loadConfig(testEnvironment(dataDir));
  if (options.allowedOrigins) {
    await withEngines(dataDir, async ({ postgres }) => {
      await ensureFirstProject(postgres, config);
      await postgres.query('UPDATE projects SET allowed_origins = $1', [options.allowedOrigins]);
    });
  }
  const gosight = await startGoSight({ config });
  return {
    ...gosight,
    dataDir,
    query: createQuery(gosight.url, API_KEY),
    halt: () => gosight.stop(),
    stop: async () => {
      await gosight.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
