import { once } from 'node:events';
import { chmod, chown, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPostgresPool } from '../src/postgres/client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/postgres/embedded-server.ts';
import { findProcess } from '../src/process/process-identity.ts';
import { sleep } from '../src/process/sleep.ts';
import { deferred } from './support/deferred.ts';
import { forkSource } from './support/fork-source.ts';
import { silentLogger } from './support/silent-logger.ts';
import { makeDirectory, removeDirectory } from './support/temporary-directory.ts';

const isRoot = process.getuid?.() === 0;

let root: string;
let directory: string;
let server: EmbeddedPostgres;
let pool: pg.Pool;

async function start(): Promise<void> {
  server = await startEmbeddedPostgres({ directory, logger: silentLogger });
  pool = createPostgresPool(server.connectionString, silentLogger);
}

async function stop(): Promise<void> {
  await pool.end();
  await server.stop();
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client(server.connectionString);
  await client.connect();
  return client;
}

beforeAll(async () => {
  root = await makeDirectory();
  directory = join(root, 'postgres');
  await start();
});

afterAll(async () => {
  await stop();
  await removeDirectory(root);
});

it('lets nobody in without the password', async () => {
  const url = new URL(server.connectionString);
  url.password = 'guess';
  const stranger = new pg.Client(url.href);
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
  expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
});

it('carries notifications from one connection to another', async () => {
  const [listener, speaker] = await Promise.all([connect(), connect()]);
  const heard = deferred<string | undefined>();
  listener.on('notification', ({ payload }) => heard.resolve(payload));
  await listener.query('LISTEN news');
  await speaker.query("NOTIFY news, 'hello'");
  expect(await heard.promise).toBe('hello');
  await Promise.all([listener.end(), speaker.end()]);
});

it('keeps transactions apart, with row and advisory locks', async () => {
  await pool.query('CREATE TABLE jobs (id int PRIMARY KEY)');
  await pool.query('INSERT INTO jobs VALUES (1), (2)');
  const [a, b] = await Promise.all([connect(), connect()]);
  const take = 'SELECT id FROM jobs ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED';
  await a.query('BEGIN');
  await b.query('BEGIN');
  expect((await a.query(take)).rows).toEqual([{ id: 1 }]);
  expect((await b.query(take)).rows).toEqual([{ id: 2 }]);
  expect((await a.query('SELECT pg_try_advisory_lock(1) AS got')).rows).toEqual([{ got: true }]);
  expect((await b.query('SELECT pg_try_advisory_lock(1) AS got')).rows).toEqual([{ got: false }]);
  await Promise.all([a.end(), b.end()]);
});

it('keeps what was committed across a stop', async () => {
  await pool.query('CREATE TABLE kept (id int)');
  await pool.query('INSERT INTO kept VALUES (1)');
  const { pid } = server;
  await stop();
  expect(findProcess(pid)).toBeUndefined();
  await start();
  expect((await pool.query('SELECT id FROM kept')).rows).toEqual([{ id: 1 }]);
});

it('comes back on the same port when it is killed', async () => {
  await pool.query('CREATE TABLE survivors (id int)');
  await pool.query('INSERT INTO survivors VALUES (1)');
  const { pid } = server;
  process.kill(pid, 'SIGKILL');
  const select = () => pool.query('SELECT id FROM survivors').catch(() => undefined);
  let result = await select();
  while (server.pid === pid || !result) result = await sleep(20).then(select);
  expect(result.rows).toEqual([{ id: 1 }]);
});

it('ends the Postgres that another process left behind', async () => {
  await pool.query('CREATE TABLE shared (id int)');
  await stop();
  const holder = forkSource('postgres-holder', [directory]);
  const [{ pid }] = (await once(holder, 'message')) as [{ pid: number }];
  const isOver = once(holder, 'exit');
  holder.kill('SIGKILL');
  await isOver;
  const leftover = findProcess(pid);
  expect(leftover?.command).toContain(directory);
  await start();
  expect(findProcess(pid)?.startedAt).not.toBe(leftover?.startedAt);
  expect((await pool.query('SELECT count(*)::int AS c FROM shared')).rows).toEqual([{ c: 0 }]);
});

it('is not misled by a lock file whose pid belongs to somebody else now', async () => {
  await stop();
  const content = `${process.pid}\n${directory}/data\n1\n5432\n\n127.0.0.1\n0 0\nready\n`;
  await writeFile(join(directory, 'data', 'postmaster.pid'), content, { mode: 0o600 });
  await start();
  expect(findProcess(process.pid)).toBeDefined();
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

it('says what Postgres said when it cannot start', async () => {
  await stop();
  const file = join(directory, 'data', 'postgresql.auto.conf');
  await writeFile(file, "shared_buffers = 'nonsense'\nlog_statement = 'nonsense'\n");
  await expect(startEmbeddedPostgres({ directory, logger: silentLogger })).rejects.toMatchObject({
    code: 'engine_start_failed',
    message: expect.stringContaining('nonsense'),
  });
  await writeFile(file, '');
  await start();
});

describe.runIf(isRoot)('as root', () => {
  async function useAs(options: { uid?: number; env?: NodeJS.ProcessEnv }): Promise<{ owner: number }> {
    const place = await makeDirectory();
    if (options.uid !== undefined) await chown(place, options.uid, options.uid);
    const holder = forkSource('postgres-holder', [join(place, 'postgres')], options);
    const [{ connectionString }] = (await once(holder, 'message')) as [{ connectionString: string }];
    const client = new pg.Client(connectionString);
    await client.connect();
    await client.query('CREATE TABLE t (id int)');
    await client.end();
    const { uid } = await stat(join(place, 'postgres', 'data'));
    const isOver = once(holder, 'exit');
    holder.send('stop');
    expect(await isOver).toEqual([0, null]);
    await removeDirectory(place);
    return { owner: uid };
  }

  it('runs in a user namespace, its files stay ours', async () => {
    expect((await stat(join(directory, 'data'))).uid).toBe(0);
  });

  it('runs as nobody where there is no user namespace', async () => {
    expect(await useAs({ env: { ...process.env, PATH: '/nonexistent' } })).toEqual({ owner: 65_534 });
  });

  it.each([
    ['as it is for a user who is not root', 65_534],
    ['for a user who is nothing but a number', 123_456],
  ])('runs %s', async (_, uid) => {
    expect(await useAs({ uid })).toEqual({ owner: uid });
  });

  it('takes over the files of one who ran it another way', async () => {
    await stop();
    await chmod(root, 0o711);
    for (const env of [{ ...process.env, PATH: '/nonexistent' }, process.env]) {
      const holder = forkSource('postgres-holder', [directory], { env });
      await once(holder, 'message');
      const isOver = once(holder, 'exit');
      holder.send('stop');
      await isOver;
    }
    expect((await stat(join(directory, 'data'))).uid).toBe(0);
    await start();
  });
});
