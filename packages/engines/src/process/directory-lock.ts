import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../errors.ts';
import { DIRECTORY_LOCK_WAIT_MS, LOCK_TAKEOVER_STALE_MS, PROCESS_POLL_MS } from '../limits.ts';
import { findProcess, isRunning, type ProcessIdentity } from './process-identity.ts';
import { sleep } from './sleep.ts';

/** Held until `release`; a holder that died is recognised and its lock taken over. */
export type DirectoryLock = { release(): Promise<void> };

const LOCK_FILE = 'lock';
const TAKEOVER_DIRECTORY = 'lock.takeover';

type Holder = ProcessIdentity & { readonly token: string };

/**
 * Makes this process the only one that uses a directory, which is created when missing.
 *
 * @param waitMs - how long to wait for a holder that may just be stopping
 * @throws `EngineError` code `data_directory_locked` naming the process that holds it
 */
export async function lockDirectory(
  directory: string,
  waitMs = DIRECTORY_LOCK_WAIT_MS,
): Promise<DirectoryLock> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const own = thisProcess();
  const file = join(directory, LOCK_FILE);
  const patience = Date.now() + waitMs;
  while (!(await tryCreate(file, own))) {
    const holder = await readHolder(file);
    if (holder && isRunning(holder)) {
      if (Date.now() >= patience) throw lockedError(directory, holder);
    } else {
      await removeStale(directory, file);
    }
    await sleep(PROCESS_POLL_MS);
  }
  return { release: () => release(file, own) };
}

function thisProcess(): Holder {
  const self = findProcess(process.pid);
  if (!self) throw new EngineError('engine_start_failed', 'This process cannot be seen in /proc or by ps.');
  return { pid: self.pid, startedAt: self.startedAt, token: randomUUID() };
}

function lockedError(directory: string, holder: Holder): EngineError {
  return new EngineError(
    'data_directory_locked',
    `The data directory ${directory} is used by process ${holder.pid}: stop it, or choose another GOSIGHT_DATA_DIR.`,
  );
}

/** Creates the lock file with its content in one step, so that nobody ever reads half of it. */
async function tryCreate(file: string, own: Holder): Promise<boolean> {
  const draft = `${file}.${own.token}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Removes a dead holder's lock; one process at a time, so that none removes the lock that another just made. */
async function removeStale(directory: string, file: string): Promise<void> {
  const takeover = join(directory, TAKEOVER_DIRECTORY);
  try {
    await mkdir(takeover);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    await removeAbandoned(takeover);
    return;
  }
  try {
    const holder = await readHolder(file);
    if (!holder || !isRunning(holder)) await unlink(file).catch(ignoreMissing);
  } finally {
    await rmdir(takeover);
  }
}

async function removeAbandoned(takeover: string): Promise<void> {
  const made = await stat(takeover).catch(ignoreMissing);
  if (made && Date.now() - made.mtimeMs > LOCK_TAKEOVER_STALE_MS) await rmdir(takeover).catch(ignoreMissing);
}

async function release(file: string, own: Holder): Promise<void> {
  if ((await readHolder(file))?.token === own.token) await unlink(file).catch(ignoreMissing);
}

function ignoreMissing(error: unknown): undefined {
  if (!hasCode(error, 'ENOENT')) throw error;
  return undefined;
}

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
