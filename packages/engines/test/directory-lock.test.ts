import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockDirectory } from '../src/process/directory-lock.ts';
import { findProcess } from '../src/process/process-identity.ts';
import { forkSource } from './support/fork-source.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

it('refuses a directory that a living process holds, and names it', async () => {
  const directory = await temporaryDirectory();
  const holder = forkSource('lock-holder', [directory]);
  await once(holder, 'message');
  await expect(lockDirectory(directory, 0)).rejects.toMatchObject({
    code: 'data_directory_locked',
    message: expect.stringContaining(`process ${holder.pid}`),
  });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
});

it('waits for a holder that is just stopping', async () => {
  const directory = await temporaryDirectory();
  const holder = forkSource('lock-holder', [directory]);
  await once(holder, 'message');
  const locking = lockDirectory(directory, 60_000);
  holder.send('stop');
  await (await locking).release();
  expect(await readdir(directory)).toEqual([]);
});

it('takes over from a process that was killed', async () => {
  const directory = await temporaryDirectory();
  const holder = forkSource('lock-holder', [directory]);
  await once(holder, 'message');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const lock = await lockDirectory(directory, 0);
  await lock.release();
});

it('takes over where the pid of a dead holder belongs to another process now', async () => {
  const directory = await temporaryDirectory();
  const stranger = { ...findProcess(process.pid), startedAt: 'another boot 1', token: 'x' };
  await writeFile(join(directory, 'lock'), JSON.stringify(stranger));
  const lock = await lockDirectory(directory, 0);
  await lock.release();
});

it('lets exactly one of many win a stale lock', async () => {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'lock'), 'half a lo');
  const attempts = Array.from({ length: 20 }, () => lockDirectory(directory, 100));
  const results = await Promise.allSettled(attempts);
  const won = results.filter((result) => result.status === 'fulfilled');
  expect(won).toHaveLength(1);
  await won[0]?.value.release();
});
