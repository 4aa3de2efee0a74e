import { BinaryWriter } from './binary-writer.ts';
import { Batch, type Click, type Event, type EventBatch } from './gen/encoder.ts';

export { ChunkEncoding, ClickOutcome, Navigation, SessionEndReason } from './enums.ts';
export type {
  Context as ContextInput,
  Custom as CustomInput,
  Element as ElementInput,
  JsError as JsErrorInput,
  MouseMove as MouseMoveInput,
  Page as PageInput,
  PageExit as PageExitInput,
  PageView as PageViewInput,
  ReplayChunk as ReplayChunkInput,
  Scroll as ScrollInput,
  ScrollMilestone as ScrollMilestoneInput,
  SessionEnd as SessionEndInput,
  SessionStart as SessionStartInput,
} from './gen/encoder.ts';

/** A click; `x` and `y` are its place in the page. */
export type ClickInput = Omit<Click, 'box'> & {
  x?: number;
  y?: number;
  offsetX?: number;
  offsetY?: number;
  elementWidth?: number;
  elementHeight?: number;
};

/** An event with its time (`dt`, ms since the previous one) and its page (index + 1). */
export type EventInput = Omit<Event, 'click'> & {
  dt?: number;
  page?: number;
  click?: ClickInput | undefined;
};

/** Events of one document; the columns are made from the events. */
export type EventBatchInput = Omit<EventBatch, 'events' | 'dts' | 'eventPages'> & { events?: EventInput[] };

/** What one request carries. */
export type BatchInput = Omit<Batch, 'events'> & { events?: EventBatchInput };

function wireClick(click: ClickInput): Click {
  const { x = 0, y = 0, offsetX = 0, offsetY = 0, elementWidth = 0, elementHeight = 0 } = click;
  return { ...click, box: [x - offsetX, y - offsetY, elementWidth, elementHeight, offsetX, offsetY] };
}

/** Encodes a batch in the browser. Numbers must be integers in the range of their field. */
export function encodeBatch({ events: batch, replayChunk }: BatchInput): Uint8Array<ArrayBuffer> {
  const events = batch?.events ?? [];
  const wireBatch: Batch = {
    replayChunk,
    events: batch && {
      ...batch,
      events: events.map((event) => ({ ...event, click: event.click && wireClick(event.click) })),
      dts: events.map((event) => event.dt ?? 0),
      eventPages: events.map((event) => event.page ?? 0),
    },
  };
  return Batch.encode(wireBatch, new BinaryWriter()).finish();
}
