/** How long a session counts as live after its last event, ms. */
export const LIVE_WINDOW_MS = 300_000;

/** The window of every per-minute figure, ms. */
export const LIVE_RATE_WINDOW_MS = 60_000;

/** What one processor knows about a project's live sessions; parts of several processors add up. */
export type LivePart = {
  /** Which processor speaks; a newer part replaces an older one of the same source. */
  readonly source: string;
  /** Unix ms. */
  readonly at: number;
  readonly visitors: number;
  readonly sessions: number;
  readonly pageViewsPerMinute: number;
  readonly eventsPerSecond: number;
  readonly errorsPerMinute: number;
  readonly insightsPerMinute: number;
  readonly topPages: readonly { readonly value: string; readonly count: number }[];
};

/** The pub/sub channel on which processors publish `LivePart`s (JSON) of a project. */
export function liveChannel(projectId: string): string {
  return `live:${projectId}`;
}

/** The prefix of the cache keys of all parts of a project. */
export function livePartPrefix(projectId: string): string {
  return `live-part:${projectId}:`;
}

/** The cache key under which a source keeps its last part for `LIVE_WINDOW_MS`. */
export function livePartKey(projectId: string, source: string): string {
  return `${livePartPrefix(projectId)}${source}`;
}

const TOP_PAGES = 10;

/** Adds up the parts of all sources; `at` is the newest. Without parts everything is 0. */
export function mergeLiveParts(parts: Iterable<LivePart>): Omit<LivePart, 'source'> {
  const sum = {
    at: 0,
    visitors: 0,
    sessions: 0,
    pageViewsPerMinute: 0,
    eventsPerSecond: 0,
    errorsPerMinute: 0,
    insightsPerMinute: 0,
  };
  const pages = new Map<string, number>();
  for (const part of parts) {
    sum.at = Math.max(sum.at, part.at);
    sum.visitors += part.visitors;
    sum.sessions += part.sessions;
    sum.pageViewsPerMinute += part.pageViewsPerMinute;
    sum.eventsPerSecond += part.eventsPerSecond;
    sum.errorsPerMinute += part.errorsPerMinute;
    sum.insightsPerMinute += part.insightsPerMinute;
    for (const { value, count } of part.topPages) pages.set(value, (pages.get(value) ?? 0) + count);
  }
  const topPages = [...pages]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
    .slice(0, TOP_PAGES);
  return { ...sum, topPages };
}
