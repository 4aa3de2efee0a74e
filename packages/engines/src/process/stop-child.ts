import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ENGINE_STOP_MS } from '../limits.ts';

/** Resolves with the exit code or signal once a child has ended, however early it did. */
export function childEnd(child: ChildProcess): Promise<string> {
  const end = () => `ended with ${child.exitCode ?? child.signalCode}`;
  if (hasEnded(child)) return Promise.resolve(end());
  return once(child, 'exit').then(end);
}

/** Asks a child to end, kills it when it does not, and waits until it is gone. */
export async function stopChild(child: ChildProcess, ask: () => void): Promise<void> {
  if (hasEnded(child)) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), ENGINE_STOP_MS);
  ask();
  await childEnd(child);
  clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
