import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEmbeddedClickhouse } from '../src/clickhouse/embedded-server.ts';
import { frontFiles } from '../src/clickhouse/front-files.ts';
import { loadConfig } from '../src/config.ts';
import { dataDirectory } from '../src/data-directory.ts';
import { type Engines, openEngines } from '../src/open-engines.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded-server.ts';
import { findProcess, isRunning, type RunningProcess } from '../src/process/process-identity.ts';
import { sleep } from '../src/process/sleep.ts';
import { openTestEngines } from '../src/testing/open-test-engines.ts';
import { forkSource } from './support/fork-source.ts';
import { silentLogger } from './support/silent-logger.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const open = (dataDir: string, variables: NodeJS.ProcessEnv = {}) =>
  openEngines(loadConfig({ GOSIGHT_DATA_DIR: dataDir, ...variables }), { logger: silentLogger });

/** The children of the engines that were opened in a data directory. */
async function childrenOf(dataDir: string): Promise<{ chdb: RunningProcess; postgres: RunningProcess }> {
  const { clickhouse, postgres } = dataDirectory(dataDir);
  const chdb = JSON.parse(await readFile(frontFiles(clickhouse).process, 'utf8')) as RunningProcess;
  const pid = Number.parseInt(await readFile(join(postgres, 'data', 'postmaster.pid'), 'utf8'), 10);
  const server = findProcess(pid);
  if (!server) throw new Error('Postgres does not run');
  return { chdb, postgres: server };
}

async function untilEnded(...processes: RunningProcess[]): Promise<void> {
  while (processes.some(isRunning)) await sleep(10);
}

async function tracesIn(engines: Engines): Promise<string[][]> {
  const { rows } = await engines.postgres.query<{ id: string }>('SELECT id FROM projects ORDER BY id');
  const result = await engines.clickhouse.query({
    query: 'SELECT project_id AS id FROM events ORDER BY id',
    format: 'JSONEachRow',
  });
  return [rows.map(({ id }) => id), (await result.json<{ id: string }>()).map(({ id }) => id)];
}

it('opens everything migrated, and leaves nothing behind but the data', async () => {
  const engines = await openTestEngines();
  const { chdb, postgres } = await childrenOf(engines.dataDir);
  expect((await readdir(engines.dataDir)).sort()).toEqual(['clickhouse', 'lock', 'log', 'postgres']);
  expect(await tracesIn(engines)).toEqual([[], []]);
  expect(engines.log.partitionCount).toBe(12);
  await engines.close();
  await engines.close();
  expect(isRunning(chdb)).toBe(false);
  expect(isRunning(postgres)).toBe(false);
  await expect(readdir(engines.dataDir)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('goes on with the data of a process that was killed, whose children end with it', async () => {
  const dataDir = await temporaryDirectory();
  for (const round of ['1', '2', '3']) {
    const holder = forkSource('engines-holder', [dataDir, round]);
    await once(holder, 'message');
    const { chdb, postgres } = await childrenOf(dataDir);
    const isOver = once(holder, 'exit');
    holder.kill('SIGKILL');
    await isOver;
    // Only once do we wait for them; the other rounds start right into whatever is still ending.
    if (round === '1') await untilEnded(chdb, postgres);
  }
  const engines = await open(dataDir);
  const projects = ['project 1', 'project 2', 'project 3'];
  expect(await tracesIn(engines)).toEqual([projects, projects]);
  await engines.close();
}, 120_000);

it('ends a Postgres that nobody was left to end', async () => {
  const dataDir = await temporaryDirectory();
  const holder = forkSource('engines-holder', [dataDir, '1']);
  await once(holder, 'message');
  const { chdb, postgres } = await childrenOf(dataDir);
  const isOver = once(holder, 'exit');
  process.kill(chdb.pid, 'SIGKILL');
  holder.kill('SIGKILL');
  await isOver;
  expect(isRunning(postgres)).toBe(true);
  const engines = await open(dataDir);
  expect(isRunning(postgres)).toBe(false);
  expect(await tracesIn(engines)).toEqual([['project 1'], ['project 1']]);
  await engines.close();
}, 120_000);

it('ends a ClickHouse that did not end with its parent', async () => {
  const dataDir = await temporaryDirectory();
  const holder = forkSource('engines-holder', [dataDir, '1']);
  await once(holder, 'message');
  const { chdb } = await childrenOf(dataDir);
  const isOver = once(holder, 'exit');
  process.kill(chdb.pid, 'SIGSTOP');
  holder.kill('SIGKILL');
  await isOver;
  expect(isRunning(chdb)).toBe(true);
  const engines = await open(dataDir);
  expect(isRunning(chdb)).toBe(false);
  expect(await tracesIn(engines)).toEqual([['project 1'], ['project 1']]);
  await engines.close();
}, 60_000);

it('brings a ClickHouse that was killed back under the same address', async () => {
  const engines = await openTestEngines();
  await engines.clickhouse.insert({ table: 'events', values: [{ project_id: 'a' }], format: 'JSONEachRow' });
  const { chdb } = await childrenOf(engines.dataDir);
  process.kill(chdb.pid, 'SIGKILL');
  const traces = () => tracesIn(engines).catch(() => undefined);
  await untilEnded(chdb);
  let found = await traces();
  while (!found) found = await sleep(20).then(traces);
  expect(found).toEqual([[], ['a']]);
  await engines.close();
});

it('refuses a data directory that another process uses, and opens once that has stopped', async () => {
  const dataDir = await temporaryDirectory();
  const holder = forkSource('engines-holder', [dataDir, '1']);
  await once(holder, 'message');
  await expect(open(dataDir)).rejects.toMatchObject({
    code: 'data_directory_locked',
    message: expect.stringContaining(`process ${holder.pid}`),
  });
  const opening = open(dataDir);
  holder.send('stop');
  const engines = await opening;
  expect(await tracesIn(engines)).toEqual([['project 1'], ['project 1']]);
  await engines.close();
}, 60_000);

it.each([
  ['KAFKA_BROKERS', 'kafka:9092'],
  ['REDIS_URL', 'redis://redis:6379'],
  ['GOSIGHT_ROLE', 'ingest'],
])('says that %s has no effect yet', async (name, value) => {
  const dataDir = await temporaryDirectory();
  await expect(open(dataDir, { [name]: value })).rejects.toMatchObject({
    code: 'engine_missing',
    message: expect.stringContaining(name),
  });
});

it('closes what it opened when one engine does not answer', async () => {
  const dataDir = await temporaryDirectory();
  const unreachable = { DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none' };
  await expect(open(dataDir, unreachable)).rejects.toMatchObject({ code: 'engine_start_failed' });
  const engines = await open(dataDir);
  await engines.close();
});

it('uses the real servers that the configuration names', async () => {
  const own = await temporaryDirectory();
  const elsewhere = await temporaryDirectory();
  const clickhouse = await startEmbeddedClickhouse({
    directory: join(elsewhere, 'clickhouse'),
    logger: silentLogger,
  });
  const postgres = await startEmbeddedPostgres({
    directory: join(elsewhere, 'postgres'),
    logger: silentLogger,
  });
  const url = new URL(clickhouse.url);
  url.username = clickhouse.credentials.username;
  url.password = clickhouse.credentials.password;
  const engines = await open(own, { CLICKHOUSE_URL: url.href, DATABASE_URL: postgres.connectionString });
  expect(await tracesIn(engines)).toEqual([[], []]);
  expect((await readdir(own)).sort()).toEqual(['lock', 'log']);
  await engines.close();
  await clickhouse.stop();
  await postgres.stop();
});
