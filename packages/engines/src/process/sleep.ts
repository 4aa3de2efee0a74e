import { setTimeout as wait } from 'node:timers/promises';

/** Waits `ms`, or less when the signal is aborted. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
}
