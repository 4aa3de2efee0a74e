import { resolve } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import type pg from 'pg';
import { createMemoryCache } from './cache/memory.ts';
import type { Cache } from './cache.ts';
import { type ClickhouseAddress, createClickhouseClient, createDatabase } from './clickhouse/client.ts';
import { startEmbeddedClickhouse } from './clickhouse/embedded-server.ts';
import type { Config } from './config.ts';
import { dataDirectory } from './data-directory.ts';
import { EngineError } from './errors.ts';
import { openEmbeddedLog } from './event-log/embedded.ts';
import type { EventLog } from './event-log.ts';
import type { Logger } from './logger.ts';
import { migrate } from './migrate.ts';
import { createPostgresPool } from './postgres/client.ts';
import { startEmbeddedPostgres } from './postgres/embedded-server.ts';
import { lockDirectory } from './process/directory-lock.ts';

/** Everything the servers stand on. */
export type Engines = {
  readonly log: EventLog;
  readonly cache: Cache;
  /** Bound to the database `gosight`. */
  readonly clickhouse: ClickHouseClient;
  readonly postgres: pg.Pool;
  /** Closes everything in the reverse order; may be called more than once. */
  close(): Promise<void>;
};

export type OpenEnginesOptions = {
  readonly logger: Logger;
  /**
   * Whether the embedded Postgres waits for the disk. Only tests go without.
   * @defaultValue true
   */
  readonly fsync?: boolean;
};

/**
 * Opens the engines that the configuration names, the embedded ones by default, and migrates both databases.
 *
 * @throws `EngineError` with a message that says what to do; whatever was opened by then is closed again
 */
export async function openEngines(config: Config, options: OpenEnginesOptions): Promise<Engines> {
  refuseMissing(config);
  const closers = new Closers();
  try {
    return await open(config, options, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

function refuseMissing(config: Config): void {
  const missing = (variable: string, engine: string) =>
    new EngineError(
      'engine_missing',
      `${variable} is set, but this version has no ${engine} yet: leave it unset.`,
    );
  if (config.kafkaBrokers !== undefined) throw missing('KAFKA_BROKERS', 'event log on Kafka');
  if (config.redisUrl !== undefined) throw missing('REDIS_URL', 'cache on Redis');
  // Its engines are this process's alone, so that no other one could do the rest.
  if (config.role !== 'all') throw missing('GOSIGHT_ROLE', 'way to share the work among processes');
}

async function open(config: Config, options: OpenEnginesOptions, closers: Closers): Promise<Engines> {
  const { logger } = options;
  const directories = dataDirectory(resolve(config.dataDir));
  const lock = await lockDirectory(directories.root);
  closers.add(() => lock.release());

  const cache = createMemoryCache({ logger });
  closers.add(() => cache.close());

  const opening = [
    openClickhouse(config, directories, { logger, closers }),
    openPostgres(config, directories.postgres, { options, closers }),
    openLog(directories.log, { logger, closers }),
  ] as const;
  // All of them, even when one fails: what opens late must be closed as well.
  await Promise.allSettled(opening);
  const [clickhouse, postgres, log] = await Promise.all(opening);

  await migrate({ postgres, clickhouse, logger });
  return { log, cache, clickhouse, postgres, close: () => closers.close() };
}

type Parts = { readonly logger: Logger; readonly closers: Closers };

async function openLog(directory: string, { logger, closers }: Parts): Promise<EventLog> {
  const log = await openEmbeddedLog({ directory, logger });
  closers.add(() => log.close());
  return log;
}

async function openClickhouse(
  config: Config,
  directories: ReturnType<typeof dataDirectory>,
  { logger, closers }: Parts,
): Promise<ClickHouseClient> {
  if (config.clickhouseUrl !== undefined) return connectClickhouse({ url: config.clickhouseUrl }, closers);
  const { clickhouse: directory, postgresData } = directories;
  const server = await startEmbeddedClickhouse({ directory, logger, postgresData });
  closers.add(() => server.stop());
  return connectClickhouse(server, closers);
}

async function connectClickhouse(address: ClickhouseAddress, closers: Closers): Promise<ClickHouseClient> {
  try {
    await createDatabase(address);
  } catch (cause) {
    throw new EngineError('engine_start_failed', `ClickHouse does not answer as it should: ${cause}`, {
      cause,
    });
  }
  const client = createClickhouseClient(address);
  closers.add(() => client.close());
  return client;
}

async function openPostgres(
  config: Config,
  directory: string,
  { options, closers }: { options: OpenEnginesOptions; closers: Closers },
): Promise<pg.Pool> {
  const { logger } = options;
  if (config.databaseUrl !== undefined) return connectPostgres(config.databaseUrl, logger, closers);
  const server = await startEmbeddedPostgres({ ...options, directory });
  closers.add(() => server.stop());
  return connectPostgres(server.connectionString, logger, closers);
}

async function connectPostgres(connectionString: string, logger: Logger, closers: Closers): Promise<pg.Pool> {
  const pool = createPostgresPool(connectionString, logger);
  closers.add(() => pool.end());
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    throw new EngineError('engine_start_failed', `Postgres does not answer: ${cause}`, { cause });
  }
  return pool;
}

/** What has been opened, to be closed in the reverse order. */
class Closers {
  readonly #closers: (() => Promise<void>)[] = [];
  #closing: Promise<void> | undefined;

  add(closer: () => Promise<void>): void {
    this.#closers.push(closer);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const problems: unknown[] = [];
    for (const closer of this.#closers.reverse())
      await closer().catch((error: unknown) => problems.push(error));
    if (problems.length > 0) throw new AggregateError(problems, 'Some engines could not be closed.');
  }
}
