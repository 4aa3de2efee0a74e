import { useMemo } from 'react';
import { createGoSightClient } from '../client/create-client.ts';
import type { GoSightClient } from '../client/go-sight-client.ts';
import type { GetToken } from '../client/token-source.ts';
import { useLatest } from '../hooks/use-latest.ts';
import { CacheScope } from './cache-scope.ts';

/** Where the data comes from: a server and a token, or a client of your own. */
export type ConnectionProps = {
  /** Origin of the GoSight server, e.g. `https://gosight.example.com`. */
  endpoint?: string | undefined;
  /** Asks your server for an embed token; may change between renders. */
  getToken?: GetToken | undefined;
  /** Which project; may be left out where the token names one. */
  projectId?: string | undefined;
  /** Replaces the built-in client. */
  client?: GoSightClient | undefined;
};

/** A client and its share of the cache. */
export type ScopedClient = { client: GoSightClient; cacheScope: CacheScope };

/** The client that the props ask for; undefined where they name none. */
export function useClient({ endpoint, getToken, client }: ConnectionProps): ScopedClient | undefined {
  const getTokenRef = useLatest(getToken);
  const hasGetToken = getToken !== undefined;
  return useMemo(() => {
    if (client !== undefined) return { client, cacheScope: new CacheScope() };
    if (endpoint === undefined) return undefined;
    const latest: GetToken = async () => {
      const ask = getTokenRef.current;
      if (ask === undefined) throw new Error('getToken was taken away.');
      return await ask();
    };
    return {
      client: createGoSightClient({ endpoint, getToken: hasGetToken ? latest : undefined }),
      cacheScope: new CacheScope(),
    };
  }, [client, endpoint, hasGetToken, getTokenRef]);
}
