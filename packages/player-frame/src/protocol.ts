import type { StageErrorCode } from './errors.ts';

/** The version of this protocol; the host asks for it, the frame answers `ready` or `incompatible`. */
export const PROTOCOL_VERSION = 1;

/** Width and height in CSS pixels. */
export type Size = { width: number; height: number };

/** A point in CSS pixels. */
export type Point = { x: number; y: number };

/** A box in CSS pixels of the recorded document (not of what is scrolled into view). */
export type Rect = Point & Size;

/** The first message, posted to the frame's window together with one `MessagePort`. */
export type Hello = { gosight: 'hello'; protocol: number };

/** One document's recording. All times of the protocol are ms since `startedAt`. */
export type Stream = {
  streamId: string;
  /** Unix ms on the recording's clock. */
  startedAt: number;
  /** Size to show before the recording says its own. */
  viewport?: Size;
};

/** One replay chunk: a JSON array of rrweb events in UTF-8, plain or as one gzip member. */
export type Chunk = {
  /** The chunk's number within its stream; only consecutive chunks are played. */
  seq: number;
  bytes: ArrayBuffer;
  encoding: 'gzip' | 'identity';
  /** The stream has no later chunk: playback ends here instead of waiting. */
  isLast?: boolean;
};

/** What was understood of a chunk. */
export type AddedChunk = {
  seq: number;
  events: number;
  /** Events that were damaged and left out. */
  dropped: number;
  firstTime: number;
  lastTime: number;
  hasSnapshot: boolean;
};

/** `waiting`: the next chunk is needed to go on (or the first one to show anything). */
export type PlaybackState = 'playing' | 'paused' | 'waiting' | 'ended';

/** Where playback stands. */
export type Playback = { state: PlaybackState; time: number };

/** An element of the recorded page, as heatmaps and inspection name it. */
export type ElementInfo = {
  /** CSS selector; ` >>> ` steps into a shadow root. */
  selector: string;
  name: string;
  tag: string;
  text: string;
  rect: Rect;
};

/** The recorded document's full size, its viewport, and how far it is scrolled. */
export type DocumentSize = Size & { viewport: Size; scroll: Point };

/** Every request with its parameters and the value of its answer. */
export type Requests = {
  load: { params: { stream: Stream }; value: null };
  addEvents: { params: { chunk: Chunk }; value: AddedChunk };
  removeBefore: { params: { time: number }; value: null };
  play: { params: { from?: number; speed?: number }; value: Playback };
  pause: { params: Record<never, never>; value: Playback };
  seek: { params: { time: number }; value: Playback };
  setSpeed: { params: { speed: number }; value: null };
  /** `null` gives the recorded size back. */
  setViewport: { params: { size: Size | null }; value: null };
  scrollTo: { params: { point: Point }; value: null };
  documentSize: { params: Record<never, never>; value: DocumentSize };
  /** One entry per selector, in order; `null` where nothing matches or nothing is drawn. */
  queryRects: { params: { selectors: string[] }; value: (Rect | null)[] };
  /** The point counts from the corner of the viewport. */
  elementAt: { params: { point: Point }; value: ElementInfo | null };
  destroy: { params: Record<never, never>; value: null };
};

/** Name of a request. */
export type RequestType = keyof Requests;

/** A request on the wire. */
export type FrameRequest = {
  [T in RequestType]: { id: number; type: T } & Requests[T]['params'];
}[RequestType];

/** What the stage tells without being asked. */
export type StageEvents = {
  /** At most ten a second while playing, and once after every seek. */
  time: { time: number };
  state: { state: PlaybackState; time: number };
  viewport: Size;
  page: { href: string; time: number };
  error: { code: StageErrorCode; message: string; time: number };
  /** URLs that the frame's policy kept out (WebKit tells none). */
  assets: { missing: string[] };
};

/** Name of a stage event. */
export type StageEventType = keyof StageEvents;

/** A stage event on the wire. */
export type StageEvent = { [T in StageEventType]: { type: T } & StageEvents[T] }[StageEventType];

/** The answer to one request. */
export type Reply =
  | { type: 'reply'; id: number; ok: true; value: unknown }
  | { type: 'reply'; id: number; ok: false; error: { code: StageErrorCode; message: string } };

/** Everything the frame sends. */
export type FrameMessage =
  | { type: 'ready'; protocol: number; frameVersion: string }
  | { type: 'incompatible'; protocol: number; frameVersion: string }
  | Reply
  | StageEvent;
