import type {
  EventType as ApiEventType,
  HeatmapQuery,
  LiveMetricsFieldsFragment,
  ReplayQuery,
  SessionEventsQuery,
  SessionRowFieldsFragment,
} from '../gen/operations.ts';
import type { HeatmapData } from '../heatmap/heatmap-data.ts';
import type { Device, Session } from '../hooks/session.ts';
import type { LiveMetrics } from '../hooks/use-live-metrics.ts';
import type { Replay, TimeSpan } from '../replay-player/replay.ts';
import type { SessionEvent } from '../replay-player/replay-event.ts';

/** A session as the API answers it. */
export function toSessionFields(session: Session): SessionRowFieldsFragment {
  return {
    ...session,
    startedAt: session.startedAt.toISOString(),
    endedAt: session.endedAt.toISOString(),
    device: session.device.toUpperCase() as Uppercase<Device>,
  };
}

/** Live numbers as the API answers them. */
export function toLiveFields(metrics: LiveMetrics): LiveMetricsFieldsFragment {
  return { ...metrics, at: metrics.at.toISOString() };
}

type ReplayFields = NonNullable<NonNullable<ReplayQuery['project']>['session']>;

/** A replay as the API answers it. */
export function toReplayFields(sessionId: string, replay: Replay | null): ReplayFields {
  if (replay === null) return { sessionId, isClosed: true, pageViews: [], replay: null };
  const { pages, startedAt, ...same } = replay;
  const moment = (time: number) => new Date(startedAt.getTime() + time).toISOString();
  const toSpan = ({ from, to }: TimeSpan) => ({ from: moment(from), to: moment(to) });
  return {
    sessionId,
    isClosed: replay.isComplete,
    pageViews: pages.map(({ time, url, path, title }) => ({ at: moment(time), url, path, title })),
    replay: {
      ...same,
      startedAt: startedAt.toISOString(),
      inactivity: replay.inactivity.map(toSpan),
      gaps: replay.gaps.map(toSpan),
      streams: replay.streams.map((stream) => ({
        ...stream,
        visible: stream.visible.map(toSpan),
        chunks: stream.chunks.map((chunk) => ({
          ...chunk,
          ...toSpan(chunk),
          encoding: chunk.encoding.toUpperCase() as Uppercase<typeof chunk.encoding>,
        })),
      })),
    },
  };
}

type EventFields = NonNullable<
  NonNullable<SessionEventsQuery['project']>['session']
>['events']['edges'][number]['node'];

/** An event as the API answers it. */
export function toEventFields({ isDead, at, type, ...same }: SessionEvent): EventFields {
  return {
    ...same,
    at: at.toISOString(),
    type: type.toUpperCase() as ApiEventType,
    scrollPercent: null,
    outcome: isDead ? 'NONE' : null,
  };
}

/** A heatmap as the API answers it. */
export function toHeatmapFields(heatmap: HeatmapData): NonNullable<HeatmapQuery['project']>['heatmap'] {
  const { elements, background, ...same } = heatmap;
  return {
    ...same,
    elements: elements.map(({ count, share, points, ...element }) => ({ count, share, points, element })),
    background: background ? { ...background, takenAt: background.takenAt.toISOString() } : null,
  };
}
