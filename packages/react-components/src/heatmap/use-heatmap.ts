import { useCallback, useMemo } from 'react';
import useSWR from 'swr';
import { type GoSightError, toGoSightError } from '../errors.ts';
import { HeatmapOperation, type HeatmapQueryVariables } from '../gen/operations.ts';
import type { Device } from '../hooks/session.ts';
import { type SessionFilter, toIso, toSessionFilterInput } from '../hooks/session-filter.ts';
import { type Kit, useKit } from '../provider/kit-context.ts';
import { noProviderError, projectNotFound } from '../states/common-errors.ts';
import { type HeatmapData, toHeatmapData } from './heatmap-data.ts';

/** Options of {@link useHeatmap}. */
export type UseHeatmapOptions = {
  /** Path of the page; ids in it stand as `:id`, as in `/product/:id`. */
  path: string;
  /** @defaultValue 'click' */
  kind?: 'click' | undefined;
  /** @defaultValue all */
  device?: Device | undefined;
  /** When the clicks were made; each a Date or an ISO 8601 string. @defaultValue the last 7 days */
  range?: { from: Date | string; to: Date | string } | undefined;
  /** Only clicks of these sessions. */
  filter?: SessionFilter | undefined;
  /** Only clicks made where the page has the layout of this width, CSS pixels. @defaultValue the most used width */
  width?: number | undefined;
  /** Another project than the provider's. */
  projectId?: string | undefined;
};

/** Result of {@link useHeatmap}. */
export type UseHeatmapResult = {
  heatmap: HeatmapData | undefined;
  isLoading: boolean;
  error: GoSightError | undefined;
  /** Asks again. */
  refresh: () => void;
};

/** Where visitors clicked on a page. */
export function useHeatmap(options: UseHeatmapOptions): UseHeatmapResult {
  const kit = useKit();
  const projectId = options.projectId ?? kit.projectId;
  const isConnected = kit.client !== undefined;
  const variables = JSON.stringify(toVariables(options, projectId));
  const query = useSWR(isConnected ? ['heatmap', kit.cacheScope, variables] : null, () =>
    fetchHeatmap(kit, JSON.parse(variables)),
  );
  const { data, mutate } = query;
  const failure = useMemo(() => (query.error ? toGoSightError(query.error) : undefined), [query.error]);
  const refresh = useCallback(() => void mutate().catch(() => undefined), [mutate]);
  return {
    heatmap: data,
    isLoading: isConnected && data === undefined && failure === undefined,
    error: isConnected ? failure : noProviderError,
    refresh,
  };
}

function toVariables(options: UseHeatmapOptions, projectId: string | undefined): HeatmapQueryVariables {
  const { path, device, range, filter, width } = options;
  return {
    path,
    kind: 'CLICK',
    ...(projectId !== undefined && { projectId }),
    ...(device && { device: device.toUpperCase() as Uppercase<Device> }),
    ...(range && { range: { from: toIso(range.from), to: toIso(range.to) } }),
    ...(filter && { filter: toSessionFilterInput(filter) }),
    ...(width !== undefined && { width }),
  };
}

async function fetchHeatmap(kit: Kit, variables: HeatmapQueryVariables): Promise<HeatmapData> {
  const data = await kit.client?.query(HeatmapOperation, variables);
  if (data?.project == null) throw projectNotFound();
  return toHeatmapData(data.project.heatmap);
}
