import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClickHouseClient } from '@clickhouse/client';
import type pg from 'pg';
import { EngineError } from './errors.ts';
import type { Logger } from './logger.ts';
import { splitStatements } from './split-statements.ts';

/** One numbered file. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hex. */
  readonly checksum: string;
};

export type MigrateOptions = {
  readonly postgres: pg.Pool;
  readonly clickhouse: ClickHouseClient;
  readonly logger: Logger;
  /**
   * Holds the folders `postgres` and `clickhouse`.
   * @defaultValue this package's own migrations
   */
  readonly directory?: string;
};

type Applied = { readonly version: number; readonly checksum: string };

/** One database, as far as the runner is concerned. */
type Target = {
  readonly name: string;
  applied(): Promise<Applied[]>;
  apply(migration: Migration): Promise<void>;
};

// Any number; the same for every process of GoSight.
const ADVISORY_LOCK = 7_046_029_254;

const ownMigrations = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings both databases to the newest version. Processes that start together take turns under a lock of Postgres.
 *
 * @throws `EngineError` code `migration_failed` naming the file
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const { postgres, clickhouse, logger, directory = ownMigrations } = options;
  const client = await postgres.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await migrateTarget(postgresTarget(client), join(directory, 'postgres'), logger);
    await migrateTarget(clickhouseTarget(clickhouse), join(directory, 'clickhouse'), logger);
  } finally {
    // Ending the session frees the lock even where it is broken.
    client.release(true);
  }
}

/** The migrations of a folder in order; throws when two have one number or a name is not `0001_what.sql`. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(directory, name)));
  const versions = new Set(migrations.map(({ version }) => version));
  if (versions.size < migrations.length) throw failed(directory, 'two migrations have the same number');
  return migrations;
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  const number = /^(\d{4})_[\w-]+\.sql$/.exec(name)?.[1];
  if (number === undefined) throw failed(name, 'a migration is named 0001_what-it-does.sql');
  const sql = await readFile(join(directory, name), 'utf8');
  return { version: Number(number), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

async function migrateTarget(target: Target, directory: string, logger: Logger): Promise<void> {
  const migrations = await readMigrations(directory);
  const applied = await attempt(`the table of applied migrations of ${target.name}`, () => target.applied());
  const checksums = new Map(applied.map(({ version, checksum }) => [version, checksum]));
  const newest = Math.max(0, ...migrations.map(({ version }) => version));
  for (const version of checksums.keys()) {
    if (version > newest)
      throw failed(`${target.name} version ${version}`, 'the data is newer than this program');
  }
  for (const migration of migrations) {
    const checksum = checksums.get(migration.version);
    if (checksum === migration.checksum) continue;
    if (checksum !== undefined) {
      throw failed(
        migration.name,
        'the file was changed after it had been applied: restore it, and add a new one',
      );
    }
    await attempt(`${target.name}/${migration.name}`, () => target.apply(migration));
    logger.info({ database: target.name, migration: migration.name }, 'migration applied');
  }
}

async function attempt<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw failed(what, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function failed(what: string, reason: string, cause?: unknown): EngineError {
  return new EngineError('migration_failed', `Migration failed in ${what}: ${reason}`, { cause });
}

/** Each file and its record are one transaction. */
function postgresTarget(client: pg.PoolClient): Target {
  return {
    name: 'postgres',
    async applied() {
      await client.query(`CREATE TABLE IF NOT EXISTS migrations (
        version    integer PRIMARY KEY,
        name       text NOT NULL,
        checksum   text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`);
      return (await client.query<Applied>('SELECT version, checksum FROM migrations')).rows;
    },
    async apply({ version, name, sql, checksum }) {
      await client.query('BEGIN');
      try {
        await client.query(sql);
        await client.query('INSERT INTO migrations (version, name, checksum) VALUES ($1, $2, $3)', [
          version,
          name,
          checksum,
        ]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
    },
  };
}

/**
 * ClickHouse has no transactions around DDL: a file cut short runs again from its beginning, so its statements must be
 * repeatable (`IF NOT EXISTS`).
 */
function clickhouseTarget(client: ClickHouseClient): Target {
  return {
    name: 'clickhouse',
    async applied() {
      await client.command({
        query: `CREATE TABLE IF NOT EXISTS migrations
          (version UInt32, name String, checksum String, applied_at DateTime DEFAULT now())
          ENGINE = MergeTree ORDER BY version`,
      });
      const result = await client.query({
        query: 'SELECT version, checksum FROM migrations',
        format: 'JSONEachRow',
      });
      return result.json<Applied>();
    },
    async apply({ version, name, sql, checksum }) {
      for (const query of splitStatements(sql)) await client.command({ query });
      await client.insert({
        table: 'migrations',
        columns: ['version', 'name', 'checksum'],
        values: [{ version, name, checksum }],
        format: 'JSONEachRow',
      });
    },
  };
}
