import { SESSION_LIMITS } from '../limits.ts';

/** Runs something once while no other tab of this origin does; at once where Web Locks are missing. */
export function exclusively(name: string, run: () => void): void {
  let hasRun = false;
  const runOnce = () => {
    if (hasRun) return;
    hasRun = true;
    run();
  };
  if (!navigator.locks) {
    runOnce();
    return;
  }
  const timer = setTimeout(runOnce, SESSION_LIMITS.lockWaitMs);
  navigator.locks
    .request(name, () => {
      clearTimeout(timer);
      runOnce();
    })
    .catch(runOnce);
}
