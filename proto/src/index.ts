export { decodeBatch } from './decode-batch.ts';
export {
  ChunkEncoding,
  ClickOutcome,
  enumName,
  Navigation,
  SessionEndReason,
  type WireNumber,
} from './enums.ts';
export { ProtoError } from './errors.ts';
export { eventKind } from './event-kind.ts';
export type {
  Batch,
  Click,
  Context,
  Custom,
  Element,
  Empty,
  Event,
  EventBatch,
  EventBodies,
  EventKind,
  JsError,
  MouseMove,
  Page,
  PageExit,
  PageView,
  RecordHeader,
  RejectedEvent,
  ReplayChunk,
  Scroll,
  ScrollMilestone,
  SessionEnd,
  SessionStart,
} from './messages.ts';
export { decodeRecord, encodeRecord } from './record.ts';
