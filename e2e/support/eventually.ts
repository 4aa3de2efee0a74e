import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;

/**
 * Repeats a check until it no longer throws, and returns what it gave; after `timeoutMs` throws what the check threw last.
 *
 * The time is generous on purpose: it bounds a hanging test, it measures nothing.
 */
export async function eventually<T>(check: () => T | Promise<T>, timeoutMs = 60_000): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(POLL_MS);
    }
  }
}
