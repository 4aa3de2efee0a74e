import { ENGINE_STOP_MS, PROCESS_POLL_MS } from '../limits.ts';
import { isRunning, type ProcessIdentity } from './process-identity.ts';
import { sleep } from './sleep.ts';

/** Sends a signal to exactly this process; does nothing when it has ended. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Asks a process that need not be our child to end, kills it when it does not, and waits until it is gone. */
export async function endProcess(
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
  onFound: () => void = () => undefined,
): Promise<void> {
  if (!isRunning(identity)) return;
  onFound();
  signalProcess(identity, signal);
  const patience = Date.now() + ENGINE_STOP_MS;
  while (isRunning(identity) && Date.now() < patience) await sleep(PROCESS_POLL_MS);
  signalProcess(identity, 'SIGKILL');
  while (isRunning(identity)) await sleep(PROCESS_POLL_MS);
}
