import { useLiveMetrics } from '@gosight/react';
import { useEffect, useState } from 'react';

/** The tracker's global: only a queue until its script has run. */
type TrackerGlobal = { GoSight?: { getSessionId?: () => string | null | undefined } };

/** The tracker's session of this page, read again at each change of the live numbers: a session may end meanwhile. */
export function useOwnSessionId(): string | undefined {
  const { metrics } = useLiveMetrics();
  const [sessionId, setSessionId] = useState<string>();
  const at = metrics?.at.getTime();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the numbers is the moment to look.
  useEffect(() => {
    setSessionId((window as TrackerGlobal).GoSight?.getSessionId?.() ?? undefined);
  }, [at]);
  return sessionId;
}
