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
export { GoSightProvider, type GoSightProviderProps } from './provider/GoSightProvider.tsx';
export type { ColorScheme, Theme, ThemeColor } from './provider/theme.ts';
export type { ConnectionProps } from './provider/use-client.ts';
export type { SessionColumn } from './session-list/columns.ts';
export { SessionList, type SessionListProps } from './session-list/SessionList.tsx';
export { SessionRow, type SessionRowProps } from './session-list/SessionRow.tsx';
export type { RootProps, StateProps } from './states/state-props.ts';
