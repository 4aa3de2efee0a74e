import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate, readMigrations } from '../src/migrate.ts';
import { splitStatements } from '../src/split-statements.ts';
import { openTestEngines, type TestEngines } from '../src/testing/open-test-engines.ts';
import { silentLogger } from './support/silent-logger.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const own = fileURLToPath(new URL('../migrations', import.meta.url));

let engines: TestEngines;

beforeAll(async () => {
  engines = await openTestEngines();
});

afterAll(() => engines.close());

const run = (directory: string) => migrate({ ...engines, logger: silentLogger, directory });

/** A folder with our own migrations and what a test adds to them. */
async function withExtra(files: Record<string, string>): Promise<string> {
  const directory = await temporaryDirectory();
  await cp(own, directory, { recursive: true });
  for (const [name, sql] of Object.entries(files)) {
    await mkdir(join(directory, name, '..'), { recursive: true });
    await writeFile(join(directory, name), sql);
  }
  return directory;
}

async function appliedIn(): Promise<{ postgres: number[]; clickhouse: number[] }> {
  const { rows } = await engines.postgres.query<{ version: number }>(
    'SELECT version FROM migrations ORDER BY 1',
  );
  const result = await engines.clickhouse.query({
    query: 'SELECT version FROM migrations ORDER BY 1',
    format: 'JSONEachRow',
  });
  const clickhouse = await result.json<{ version: number }>();
  return {
    postgres: rows.map(({ version }) => version),
    clickhouse: clickhouse.map(({ version }) => version),
  };
}

it('applies each migration once, also when several processes start together', async () => {
  const before = await appliedIn();
  await Promise.all([run(own), run(own), run(own), run(own)]);
  expect(await appliedIn()).toEqual(before);
  expect(before.postgres[0]).toBe(1);
  expect(new Set(before.clickhouse).size).toBe(before.clickhouse.length);
});

it('applies new ones in turn when several processes start together', async () => {
  const directory = await withExtra({
    'postgres/0901_things.sql': 'CREATE TABLE things (id int); INSERT INTO things VALUES (1);',
    'clickhouse/0901_things.sql':
      'CREATE TABLE IF NOT EXISTS things (id UInt8) ENGINE = MergeTree ORDER BY id;\nINSERT INTO things VALUES (1);',
  });
  await Promise.all([run(directory), run(directory), run(directory)]);
  expect((await engines.postgres.query('SELECT id FROM things')).rows).toEqual([{ id: 1 }]);
  const result = await engines.clickhouse.query({ query: 'SELECT id FROM things', format: 'JSONEachRow' });
  expect(await result.json()).toEqual([{ id: 1 }]);
  await engines.postgres.query('DELETE FROM migrations WHERE version > 900');
  await engines.clickhouse.command({ query: 'DELETE FROM migrations WHERE version > 900' });
});

it('names the file that failed, keeps nothing of it in Postgres, and goes on once it is right', async () => {
  const name = 'postgres/0902_broken.sql';
  const directory = await withExtra({ [name]: 'CREATE TABLE half (id int); SELEC 1;' });
  await expect(run(directory)).rejects.toMatchObject({
    code: 'migration_failed',
    message: expect.stringMatching(/0902_broken\.sql.*syntax error/s),
  });
  await writeFile(join(directory, name), 'CREATE TABLE half (id int);');
  await run(directory);
  expect((await engines.postgres.query('SELECT count(*)::int AS c FROM half')).rows).toEqual([{ c: 0 }]);
  await engines.postgres.query('DELETE FROM migrations WHERE version > 900');
});

it('names the file that failed in ClickHouse, which runs again from its beginning', async () => {
  const name = 'clickhouse/0902_broken.sql';
  const first = 'CREATE TABLE IF NOT EXISTS half (id UInt8) ENGINE = MergeTree ORDER BY id;\n';
  const directory = await withExtra({ [name]: `${first}SELEC 1;` });
  await expect(run(directory)).rejects.toMatchObject({
    code: 'migration_failed',
    message: expect.stringMatching(/0902_broken\.sql.*Syntax error/s),
  });
  await writeFile(join(directory, name), `${first}SELECT 1;`);
  await run(directory);
  expect((await appliedIn()).clickhouse).toContain(902);
  await engines.clickhouse.command({ query: 'DELETE FROM migrations WHERE version > 900' });
});

it('refuses a file that was changed after it had been applied', async () => {
  const name = 'postgres/0001_metadata.sql';
  const sql = await readFile(join(own, name), 'utf8');
  const directory = await withExtra({ [name]: `${sql}\n-- changed` });
  await expect(run(directory)).rejects.toMatchObject({
    code: 'migration_failed',
    message: expect.stringContaining('0001_metadata.sql'),
  });
});

it('refuses data that is newer than the program', async () => {
  await engines.postgres.query(
    "INSERT INTO migrations (version, name, checksum) VALUES (9999, 'future', '')",
  );
  await expect(run(own)).rejects.toMatchObject({
    code: 'migration_failed',
    message: expect.stringContaining('newer'),
  });
  await engines.postgres.query('DELETE FROM migrations WHERE version = 9999');
});

it.each([['1_short.sql'], ['0001_same-number.sql']])('refuses the name %s', async (name) => {
  const directory = await withExtra({ [`postgres/${name}`]: 'SELECT 1' });
  await expect(run(directory)).rejects.toMatchObject({ code: 'migration_failed' });
});

it('has only repeatable statements for ClickHouse', async () => {
  for (const { sql } of await readMigrations(join(own, 'clickhouse'))) {
    for (const statement of splitStatements(sql)) {
      expect(statement).toMatch(/\bIF (NOT )?EXISTS\b|^ALTER TABLE \w+ MODIFY QUERY\b/);
    }
  }
});
