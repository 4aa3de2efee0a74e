import { createContext, use, useSyncExternalStore } from 'react';
import type { Router } from './create-router.ts';

/** The router of the page. */
export const RouterContext = createContext<Router | undefined>(undefined);

/** The router, and a render on each change of its path. */
export function useRouter(): Router {
  const router = use(RouterContext);
  if (router === undefined) throw new Error('RouterContext is missing.');
  useSyncExternalStore(router.subscribe, router.path);
  return router;
}
