import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../logger.ts';
import { endProcess } from '../process/end-process.ts';
import { findProcess } from '../process/process-identity.ts';

/**
 * Ends the Postgres of a process that died without stopping it, and removes a lock file whose pid now belongs to
 * somebody else. Postgres' own check of a dead server's lock file is left alone.
 */
export async function endLeftover(data: string, logger: Logger): Promise<void> {
  const lockFile = join(data, 'postmaster.pid');
  const content = await readFile(lockFile, 'utf8').catch(() => '');
  const running = findProcess(Number.parseInt(content, 10) || 0);
  if (!running) return;
  if (!running.command.includes(`-D ${data}`)) {
    await unlink(lockFile);
    return;
  }
  await endProcess(running, 'SIGINT', () =>
    logger.warn({ pid: running.pid }, 'ending the Postgres that a process left behind'),
  );
}
