import type { SWRConfiguration } from 'swr';
import { GoSightError } from '../errors.ts';
import { createBoundedCache } from './create-bounded-cache.ts';

/**
 * The settings of the kit's own SWR cache. A function replaces what a host's SWRConfig says instead of inheriting it:
 * a host's fetcher, middleware or suspense must not change how our components work, nor ours his.
 */
export function cacheConfig(): SWRConfiguration {
  return {
    provider: () => createBoundedCache(),
    // Live components follow the server themselves; a return to the tab is no reason to ask for everything.
    revalidateOnFocus: false,
    initFocus: () => () => undefined,
    shouldRetryOnError: (error) => error instanceof GoSightError && error.isRetryable,
  };
}
