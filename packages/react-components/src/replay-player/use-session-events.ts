import { useCallback, useMemo } from 'react';
import useSWRInfinite from 'swr/infinite';
import { type GoSightError, toGoSightError } from '../errors.ts';
import {
  type EventType as ApiEventType,
  SessionEventsOperation,
  type SessionEventsQuery,
} from '../gen/operations.ts';
import { EVENTS_PAGE_SIZE } from '../limits.ts';
import { type Kit, useKit } from '../provider/kit-context.ts';
import { noProviderError, projectNotFound, sessionNotFound } from '../states/common-errors.ts';
import { type EventType, type SessionEvent, toSessionEvent } from './replay-event.ts';

/** Options of {@link useSessionEvents}. */
export type UseSessionEventsOptions = {
  /** Only these. @defaultValue all */
  types?: readonly EventType[] | undefined;
  /** @defaultValue 200 */
  pageSize?: number | undefined;
  /** Another project than the provider's. */
  projectId?: string | undefined;
};

/** Result of {@link useSessionEvents}. */
export type UseSessionEventsResult = {
  /** All loaded pages, in the order they happened. */
  events: SessionEvent[];
  isLoading: boolean;
  isLoadingMore: boolean;
  hasMore: boolean;
  error: GoSightError | undefined;
  loadMore: () => void;
  refresh: () => void;
};

type EventsPage = NonNullable<NonNullable<SessionEventsQuery['project']>['session']>['events'];
type PageKey = readonly [
  name: 'events',
  cacheScope: unknown,
  projectId: string | undefined,
  sessionId: string,
  types: string,
  first: number,
  after: string | null,
];

/** What happened in a session, page by page. */
export function useSessionEvents(
  sessionId: string,
  options: UseSessionEventsOptions = {},
): UseSessionEventsResult {
  const kit = useKit();
  const { types = [], pageSize = EVENTS_PAGE_SIZE } = options;
  const projectId = options.projectId ?? kit.projectId;
  const isConnected = kit.client !== undefined;
  const typesKey = types.join(' ');
  const pages = useSWRInfinite(
    (_index: number, before: EventsPage | null): PageKey | null => {
      if (!isConnected || before?.pageInfo.hasNextPage === false) return null;
      const after = before?.pageInfo.endCursor ?? null;
      return ['events', kit.cacheScope, projectId, sessionId, typesKey, pageSize, after];
    },
    (key: PageKey) => fetchPage(kit, key),
    // Events that happened do not change; only the last page may grow.
    { revalidateFirstPage: false },
  );
  const { data, size, setSize, mutate } = pages;
  const events = useMemo(
    () => (data ?? []).flatMap(({ edges }) => edges.map(({ node }) => toSessionEvent(node))),
    [data],
  );
  const isLoadingMore = data !== undefined && data.length < size && pages.isValidating;
  const hasMore = data?.at(-1)?.pageInfo.hasNextPage === true;
  const loadMore = useCallback(() => {
    if (hasMore && !isLoadingMore) void setSize((loaded) => loaded + 1);
  }, [hasMore, isLoadingMore, setSize]);
  const refresh = useCallback(() => void mutate().catch(() => undefined), [mutate]);
  const failure = useMemo(() => (pages.error ? toGoSightError(pages.error) : undefined), [pages.error]);
  return {
    events,
    isLoading: isConnected && data === undefined && failure === undefined,
    isLoadingMore,
    hasMore,
    error: isConnected ? failure : noProviderError,
    loadMore,
    refresh,
  };
}

async function fetchPage(kit: Kit, key: PageKey): Promise<EventsPage> {
  const [, , projectId, sessionId, types, first, after] = key;
  const data = await kit.client?.query(SessionEventsOperation, {
    ...(projectId === undefined ? {} : { projectId }),
    ...(types === '' ? {} : { types: types.toUpperCase().split(' ') as ApiEventType[] }),
    sessionId,
    first,
    after,
  });
  if (data?.project == null) throw projectNotFound();
  if (data.project.session == null) throw sessionNotFound();
  return data.project.session.events;
}
