import { useCallback, useMemo } from 'react';
import useSWRInfinite from 'swr/infinite';
import { type GoSightError, toGoSightError } from '../errors.ts';
import { SessionsOperation, type SessionsQuery } from '../gen/operations.ts';
import { DEFAULT_PAGE_SIZE } from '../limits.ts';
import { type Kit, useKit } from '../provider/kit-context.ts';
import { noProviderError, projectNotFound } from '../states/common-errors.ts';
import { type Session, toSession } from './session.ts';
import {
  type SessionFilter,
  type SessionOrder,
  toSessionFilterInput,
  toSessionOrderInput,
} from './session-filter.ts';
import { useLiveRefresh } from './use-live-refresh.ts';

/** Options of {@link useSessions}. */
export type UseSessionsOptions = {
  /** @defaultValue every session that is not a bot's */
  filter?: SessionFilter | undefined;
  /** @defaultValue 'started_desc' */
  orderBy?: SessionOrder | undefined;
  /** Sessions per page. @defaultValue 25 */
  pageSize?: number | undefined;
  /** Asks again whenever the live numbers change, at most once a second. @defaultValue false */
  live?: boolean | undefined;
  /** Another project than the provider's. */
  projectId?: string | undefined;
};

/** Result of {@link useSessions}. */
export type UseSessionsResult = {
  /** All loaded pages in order. */
  sessions: Session[];
  /** True until the first answer. */
  isLoading: boolean;
  isLoadingMore: boolean;
  hasMore: boolean;
  /** The last failure; `sessions` keeps what was loaded before it. */
  error: GoSightError | undefined;
  /** Loads the next page; does nothing while one is loading or when there is none. */
  loadMore: () => void;
  /** Asks again, from the first page on. */
  refresh: () => void;
};

type SessionPage = NonNullable<SessionsQuery['project']>['sessions'];
type PageKey = readonly [
  name: 'sessions',
  cacheScope: unknown,
  projectId: string | undefined,
  filter: string,
  orderBy: SessionOrder,
  first: number,
  after: string | null,
];

/** The sessions of a project, page by page. */
export function useSessions(options: UseSessionsOptions = {}): UseSessionsResult {
  const kit = useKit();
  const { filter, orderBy = 'started_desc', pageSize = DEFAULT_PAGE_SIZE, live = false } = options;
  const projectId = options.projectId ?? kit.projectId;
  const isConnected = kit.client !== undefined;
  const filterKey = JSON.stringify(toSessionFilterInput(filter ?? {}));

  const pages = useSWRInfinite(
    (_index: number, before: SessionPage | null): PageKey | null => {
      if (!isConnected || before?.pageInfo.hasNextPage === false) return null;
      const after = before?.pageInfo.endCursor ?? null;
      return ['sessions', kit.cacheScope, projectId, filterKey, orderBy, pageSize, after];
    },
    (key: PageKey) => fetchPage(kit, key),
  );

  const { data, size, setSize, mutate } = pages;
  const sessions = useMemo(() => uniqueSessions(data ?? []), [data]);
  const isLoadingMore = data !== undefined && data.length < size && pages.isValidating;
  const hasMore = data?.at(-1)?.pageInfo.hasNextPage === true;
  const loadMore = useCallback(() => {
    if (hasMore && !isLoadingMore) void setSize((loaded) => loaded + 1);
  }, [hasMore, isLoadingMore, setSize]);
  const refresh = useCallback(() => mutate().then(ignoreResult, ignoreResult), [mutate]);
  useLiveRefresh({ refresh, isEnabled: live && isConnected, projectId });

  const failure = useMemo(() => (pages.error ? toGoSightError(pages.error) : undefined), [pages.error]);
  return {
    sessions,
    isLoading: isConnected && data === undefined && failure === undefined,
    isLoadingMore,
    hasMore,
    error: isConnected ? failure : noProviderError,
    loadMore,
    refresh,
  };
}

async function fetchPage(kit: Kit, key: PageKey): Promise<SessionPage> {
  const [, , projectId, filterKey, orderBy, first, after] = key;
  const data = await kit.client?.query(SessionsOperation, {
    ...(projectId === undefined ? {} : { projectId }),
    filter: JSON.parse(filterKey),
    orderBy: toSessionOrderInput(orderBy),
    first,
    after,
  });
  if (data?.project == null) throw projectNotFound();
  return data.project.sessions;
}

/** A session that moved between two pages while they were loaded stands in both; the earlier one is newer. */
function uniqueSessions(pages: readonly SessionPage[]): Session[] {
  const byId = new Map<string, Session>();
  for (const { node } of pages.flatMap((page) => page.edges)) {
    if (!byId.has(node.id)) byId.set(node.id, toSession(node));
  }
  return [...byId.values()];
}

// SWR keeps the data and the error in its state, where the component reads them.
function ignoreResult(): void {}
