import { readFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINE_STOP_MS, PROCESS_POLL_MS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import { endProcess } from '../process/end-process.ts';
import { findProcess, type RunningProcess } from '../process/process-identity.ts';
import { sleep } from '../process/sleep.ts';

/** The Postgres that runs on a data directory, whoever started it. */
export function findLeftover(data: string): RunningProcess | undefined {
  const running = findProcess(lockedBy(data));
  return running?.command.includes(`-D ${data}`) ? running : undefined;
}

/**
 * Ends the Postgres of a process that died without stopping it, and removes a lock file whose pid now belongs to
 * somebody else. Postgres' own check of a dead server's lock file is left alone.
 */
export async function endLeftover(data: string, logger: Logger): Promise<void> {
  const pid = lockedBy(data);
  const leftover = findLeftover(data);
  if (!leftover && findProcess(pid)) {
    await unlink(lockFile(data));
    return;
  }
  if (leftover) {
    await endProcess(leftover, 'SIGINT', () =>
      logger.warn({ pid }, 'ending the Postgres that a process left behind'),
    );
  }
  await waitUntilCollected(pid);
}

function lockFile(data: string): string {
  return join(data, 'postmaster.pid');
}

/** The pid in the lock file, 0 without one. */
function lockedBy(data: string): number {
  try {
    return Number.parseInt(readFileSync(lockFile(data), 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
}

/** Postgres takes a dead process for a running one until its parent, after a crash that is process 1, has collected it. */
async function waitUntilCollected(pid: number): Promise<void> {
  const patience = Date.now() + ENGINE_STOP_MS;
  while (pid > 0 && isListed(pid) && Date.now() < patience) await sleep(PROCESS_POLL_MS);
}

function isListed(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
