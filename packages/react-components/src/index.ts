export { createGoSightClient, type GoSightClientOptions } from './client/create-client.ts';
export type {
  ConnectionStatus,
  GoSightClient,
  QueryOptions,
  SubscriptionSink,
} from './client/go-sight-client.ts';
export type { Operation } from './client/operation.ts';
export type { EmbedToken, GetToken } from './client/token-source.ts';
export { GoSightError, type GoSightErrorCode } from './errors.ts';
export { Heatmap, type HeatmapProps } from './heatmap/Heatmap.tsx';
export type { HeatBackground, HeatElement, HeatmapData, HeatPoint } from './heatmap/heatmap-data.ts';
export { type UseHeatmapOptions, type UseHeatmapResult, useHeatmap } from './heatmap/use-heatmap.ts';
export type { HeatmapWidth } from './heatmap/WidthSwitch.tsx';
export type { Device, Session } from './hooks/session.ts';
export type {
  AttributeMatch,
  IntRange,
  SessionFilter,
  SessionOrder,
  StringMatch,
} from './hooks/session-filter.ts';
export {
  type LiveMetrics,
  type UseLiveMetricsOptions,
  type UseLiveMetricsResult,
  useLiveMetrics,
} from './hooks/use-live-metrics.ts';
export { type UseSessionsOptions, type UseSessionsResult, useSessions } from './hooks/use-sessions.ts';
export {
  LiveCounter,
  type LiveCounterProps,
  type LiveMetric,
  type LiveValueProps,
} from './live-counter/LiveCounter.tsx';
export { en, type Message } from './messages/en.ts';
export type { MessageKey, Messages } from './messages/translator.ts';
export type { Isolation } from './player-stage/frame-opener.ts';
export { GoSightProvider, type GoSightProviderProps } from './provider/GoSightProvider.tsx';
export type { ColorScheme, Theme, ThemeColor } from './provider/theme.ts';
export type { ConnectionProps } from './provider/use-client.ts';
export type { ReplayEventsProps } from './replay-player/ReplayEvents.tsx';
export { ReplayPlayer, type ReplayPlayerProps } from './replay-player/ReplayPlayer.tsx';
export type { ReplayRootProps } from './replay-player/ReplayRoot.tsx';
export type { ReplayStageProps } from './replay-player/ReplayStage.tsx';
export type { ReplayMark, ReplayTimelineProps } from './replay-player/ReplayTimeline.tsx';
export type {
  Replay,
  ReplayChunk,
  ReplayPage,
  ReplayStream,
  Size,
  TimeSpan,
} from './replay-player/replay.ts';
export type { EventType, SessionEvent } from './replay-player/replay-event.ts';
export type { ReplayState, Skipped } from './replay-player/replay-snapshot.ts';
export { type UseReplayResult, useReplay } from './replay-player/use-replay.ts';
export type { UseReplayOptions } from './replay-player/use-replay-store.ts';
export {
  type UseSessionEventsOptions,
  type UseSessionEventsResult,
  useSessionEvents,
} from './replay-player/use-session-events.ts';
export type { SessionColumn } from './session-list/columns.ts';
export { SessionList, type SessionListProps } from './session-list/SessionList.tsx';
export { SessionRow, type SessionRowProps } from './session-list/SessionRow.tsx';
export type { RootProps, StateProps } from './states/state-props.ts';
