export type { Cache, TokenBucket, TokenResult } from './cache.ts';
export { type Config, loadConfig } from './config.ts';
export { EngineError, type EngineErrorCode } from './errors.ts';
export type {
  AppendedRecord,
  AssignedPartition,
  CommittedOffset,
  ConsumeOptions,
  Consumer,
  EventLog,
  LogRecord,
  ReadLimits,
} from './event-log.ts';
export {
  LIVE_RATE_WINDOW_MS,
  LIVE_WINDOW_MS,
  type LivePart,
  liveChannel,
  livePartKey,
  livePartPrefix,
  mergeLiveParts,
} from './live-channel.ts';
export { createLogger, type Logger } from './logger.ts';
export { type Engines, type OpenEnginesOptions, openEngines } from './open-engines.ts';
export { type ReplayChunkAdded, replayChannel } from './replay-channel.ts';
