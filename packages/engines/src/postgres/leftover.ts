import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINE_STOP_MS, PROCESS_POLL_MS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import { endProcess } from '../process/end-process.ts';
import { findProcess } from '../process/process-identity.ts';
import { sleep } from '../process/sleep.ts';

/**
 * Ends the Postgres of a process that died without stopping it, and removes a lock file whose pid now belongs to
 * somebody else. Postgres' own check of a dead server's lock file is left alone.
 */
export async function endLeftover(data: string, logger: Logger): Promise<void> {
  const lockFile = join(data, 'postmaster.pid');
  const content = await readFile(lockFile, 'utf8').catch(() => '');
  const pid = Number.parseInt(content, 10) || 0;
  const running = findProcess(pid);
  if (!running) return waitUntilCollected(pid);
  if (!running.command.includes(`-D ${data}`)) {
    await unlink(lockFile);
    return;
  }
  await endProcess(running, 'SIGINT', () =>
    logger.warn({ pid: running.pid }, 'ending the Postgres that a process left behind'),
  );
  await waitUntilCollected(pid);
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
