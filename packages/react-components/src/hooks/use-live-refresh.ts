import { useEffect, useRef } from 'react';
import { LIVE_REFRESH_MIN_MS, LIVE_REFRESH_REST_FACTOR } from '../limits.ts';
import { useLatest } from './use-latest.ts';
import { useLiveMetrics } from './use-live-metrics.ts';

/** What {@link useLiveRefresh} drives. */
export type LiveRefreshOptions = {
  /** Asks again; resolves when the answer is there. */
  refresh: () => Promise<void>;
  isEnabled: boolean;
  projectId: string | undefined;
};

/** Calls `refresh` after each change of the live numbers: rested in between, never twice at once, not while hidden. */
export function useLiveRefresh({ refresh, isEnabled, projectId }: LiveRefreshOptions): void {
  const { metrics } = useLiveMetrics({ projectId, isEnabled });
  const refreshRef = useLatest(refresh);
  const scheduler = useRef<RefreshScheduler | undefined>(undefined);

  useEffect(() => {
    if (!isEnabled) return;
    const created = createRefreshScheduler(() => refreshRef.current());
    scheduler.current = created;
    document.addEventListener('visibilitychange', created.wake);
    return () => {
      document.removeEventListener('visibilitychange', created.wake);
      created.stop();
    };
  }, [isEnabled, refreshRef]);

  const at = metrics?.at.getTime();
  const seen = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (at === undefined || !isEnabled) return;
    // The first value came with the list itself.
    if (seen.current !== undefined && seen.current !== at) scheduler.current?.request();
    seen.current = at;
  }, [at, isEnabled]);
}

type RefreshScheduler = { request(): void; wake(): void; stop(): void };

function createRefreshScheduler(refresh: () => Promise<void>): RefreshScheduler {
  let isWanted = false;
  let isBusy = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async () => {
    if (!isWanted || isBusy || isStopped || document.visibilityState === 'hidden') return;
    isWanted = false;
    isBusy = true;
    const startedAt = performance.now();
    await refresh();
    const took = performance.now() - startedAt;
    if (isStopped) return;
    timer = setTimeout(
      () => {
        isBusy = false;
        void run();
      },
      Math.max(LIVE_REFRESH_MIN_MS, took * LIVE_REFRESH_REST_FACTOR),
    );
  };

  return {
    request() {
      isWanted = true;
      void run();
    },
    wake() {
      void run();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
