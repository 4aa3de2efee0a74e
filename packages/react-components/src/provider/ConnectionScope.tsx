import { type ReactNode, useMemo } from 'react';
import { SWRConfig } from 'swr';
import { cacheConfig } from './cache-config.ts';
import { type Kit, KitContext, useKit } from './kit-context.ts';
import { type ConnectionProps, useClient } from './use-client.ts';

/**
 * Lets one component stand alone: with an own `endpoint` or `client`, or on another project of the provider. It keeps
 * the look and the words around it.
 */
export function ConnectionScope(props: ConnectionProps & { children: ReactNode }): ReactNode {
  const outer = useKit();
  const own = useClient(props);
  const { projectId } = props;
  const kit = useMemo<Kit>(() => {
    // A project of one server means nothing to another.
    if (own !== undefined) return { ...outer, ...own, projectId };
    return projectId === undefined ? outer : { ...outer, projectId };
  }, [outer, own, projectId]);
  const scoped = <KitContext.Provider value={kit}>{props.children}</KitContext.Provider>;
  return own === undefined ? scoped : <SWRConfig value={cacheConfig}>{scoped}</SWRConfig>;
}
