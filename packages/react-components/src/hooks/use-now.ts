import { useEffect, useState } from 'react';
import { CLOCK_TICK_MS } from '../limits.ts';

/** The time, moving on every 10 s while mounted. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), CLOCK_TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
