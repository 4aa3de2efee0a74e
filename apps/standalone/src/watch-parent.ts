import { PARENT_CHECK_MS } from './limits.ts';

/**
 * Calls `onGone` once when npm, which started this program, is gone: `kill -9` of npm would otherwise leave the server
 * running without anyone to stop it. Does nothing for a program that npm did not start.
 */
export function watchParent(onGone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_CHECK_MS);
  timer.unref();
}
