import type { Cache, State } from 'swr';
import { MAX_CACHED_ANSWERS } from '../limits.ts';

/** A cache for SWR that forgets what was used longest ago. */
export function createBoundedCache(maxEntries: number = MAX_CACHED_ANSWERS): Cache {
  const entries = new Map<string, State>();
  const touch = (key: string, value: State) => {
    entries.delete(key);
    entries.set(key, value);
  };
  return {
    keys: () => entries.keys(),
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) touch(key, value);
      return value;
    },
    set(key, value) {
      touch(key, value);
      const oldest = entries.keys().next().value;
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
    },
    delete: (key) => void entries.delete(key),
  };
}
