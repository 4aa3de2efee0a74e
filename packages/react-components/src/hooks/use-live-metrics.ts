import { useCallback, useMemo, useState } from 'react';
import useSWR from 'swr';
import type { ConnectionStatus } from '../client/go-sight-client.ts';
import { type GoSightError, toGoSightError } from '../errors.ts';
import {
  LiveMetricsChangedOperation,
  type LiveMetricsFieldsFragment,
  LiveOperation,
} from '../gen/operations.ts';
import { type Kit, useKit } from '../provider/kit-context.ts';
import { noProviderError, projectNotFound } from '../states/common-errors.ts';
import { useSubscription } from './use-subscription.ts';

/** What happens on the site now: live is active in the last 5 min, per minute is the last 60 s. */
export type LiveMetrics = {
  /** When the server counted. */
  at: Date;
  visitors: number;
  sessions: number;
  pageViewsPerMinute: number;
  eventsPerSecond: number;
  errorsPerMinute: number;
  /** Pages with the most live sessions, most first. */
  topPages: { value: string; count: number }[];
};

/** Options of {@link useLiveMetrics}. */
export type UseLiveMetricsOptions = {
  /** Another project than the provider's. */
  projectId?: string | undefined;
  /** Asks and subscribes only while true. @defaultValue true */
  isEnabled?: boolean | undefined;
};

/** Result of {@link useLiveMetrics}. */
export type UseLiveMetricsResult = {
  /** Undefined until the first answer; kept while the connection is lost. */
  metrics: LiveMetrics | undefined;
  isLoading: boolean;
  error: GoSightError | undefined;
  /** How the subscription stands. */
  status: ConnectionStatus;
  /** Asks and subscribes anew after an error. */
  retry: () => void;
};

/** The live numbers of a project, at most one change a second; all users under one provider share one connection. */
export function useLiveMetrics(options: UseLiveMetricsOptions = {}): UseLiveMetricsResult {
  const kit = useKit();
  const { isEnabled = true } = options;
  const projectId = options.projectId ?? kit.projectId;
  const variables = useMemo(() => (projectId === undefined ? {} : { projectId }), [projectId]);
  const [attempt, setAttempt] = useState(0);

  const first = useSWR(
    kit.client !== undefined && isEnabled ? ['live', kit.cacheScope, projectId] : null,
    () => fetchLiveMetrics(kit, variables),
    // The subscription carries every later value.
    { revalidateIfStale: false, revalidateOnReconnect: false },
  );
  const live = useSubscription(LiveMetricsChangedOperation, variables, { isEnabled, attempt });

  const latest = newer(live.data?.liveMetrics, first.data);
  const metrics = useMemo(() => (latest === undefined ? undefined : toLiveMetrics(latest)), [latest]);
  const { mutate } = first;
  const retry = useCallback(() => {
    setAttempt((before) => before + 1);
    void mutate();
  }, [mutate]);

  const queryError = useMemo(() => (first.error ? toGoSightError(first.error) : undefined), [first.error]);
  // A value from the subscription outlives a query that failed before it.
  const failure = live.error ?? (live.data === undefined ? queryError : undefined);
  const error = kit.client === undefined ? noProviderError : failure;
  return {
    metrics,
    error,
    isLoading: isEnabled && metrics === undefined && error === undefined,
    status: live.status,
    retry,
  };
}

async function fetchLiveMetrics(
  kit: Kit,
  variables: { projectId?: string },
): Promise<LiveMetricsFieldsFragment> {
  const data = await kit.client?.query(LiveOperation, variables);
  if (data?.project == null) throw projectNotFound();
  return data.project.live;
}

function newer(
  a: LiveMetricsFieldsFragment | undefined,
  b: LiveMetricsFieldsFragment | undefined,
): LiveMetricsFieldsFragment | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a.at) >= Date.parse(b.at) ? a : b;
}

function toLiveMetrics(fields: LiveMetricsFieldsFragment): LiveMetrics {
  return { ...fields, at: new Date(fields.at) };
}
