import { setTimeout as sleep } from 'node:timers/promises';
import { CLICKHOUSE_BACKOFF } from '../limits.ts';

/** Waits before the attempt after the `attempt`th (from 1), twice as long each time, or until `signal` is aborted. */
export async function backOff(attempt: number, signal: AbortSignal): Promise<void> {
  const { firstMs, maxMs } = CLICKHOUSE_BACKOFF;
  try {
    await sleep(Math.min(firstMs * 2 ** Math.min(attempt - 1, 10), maxMs), undefined, { signal });
  } catch {
    // Aborted: the caller looks at the signal.
  }
}
