import { Batch } from './gen/encoder.ts';

export { ChunkEncoding, ClickOutcome, Navigation, SessionEndReason } from './enums.ts';
export type {
  Batch as BatchInput,
  Click as ClickInput,
  Context as ContextInput,
  Custom as CustomInput,
  Element as ElementInput,
  Event as EventInput,
  EventBatch as EventBatchInput,
  JsError as JsErrorInput,
  Page as PageInput,
  PageExit as PageExitInput,
  PageView as PageViewInput,
  ReplayChunk as ReplayChunkInput,
  SessionEnd as SessionEndInput,
  SessionStart as SessionStartInput,
} from './gen/encoder.ts';

/** Encodes a batch in the browser. Numbers must be integers in the range of their field. */
export function encodeBatch(batch: Batch): Uint8Array<ArrayBuffer> {
  return Batch.encode(batch).finish();
}
