import { FrameError } from './errors.ts';
import type { FrameClient } from './frame-client.ts';
import type {
  AddedChunk,
  Chunk,
  DocumentSize,
  ElementInfo,
  Playback,
  Point,
  Rect,
  Size,
  StageEvents,
  StageEventType,
  Stream,
} from './protocol.ts';

/** A stage in its frame. Promises reject with a {@link FrameError}; times are ms since the stream's start. */
export type PlayerFrame = {
  /** As wide and high as the recorded viewport; scale it with a transform. */
  readonly element: HTMLIFrameElement;
  /** Version of the frame's own code. */
  readonly frameVersion: string;
  load(stream: Stream): Promise<void>;
  /** Hands a chunk over: its buffer is moved, not copied, and empty afterwards. */
  addEvents(chunk: Chunk): Promise<AddedChunk>;
  removeBefore(time: number): Promise<void>;
  play(options?: { from?: number; speed?: number }): Promise<Playback>;
  pause(): Promise<Playback>;
  seek(time: number): Promise<Playback>;
  setSpeed(speed: number): Promise<void>;
  setViewport(size: Size | null): Promise<void>;
  scrollTo(point: Point): Promise<void>;
  documentSize(): Promise<DocumentSize>;
  queryRects(selectors: string[]): Promise<(Rect | null)[]>;
  elementAt(point: Point): Promise<ElementInfo | null>;
  /** Returns the function that stops listening. */
  on<T extends StageEventType>(type: T, listener: (event: StageEvents[T]) => void): () => void;
  /** Removes the frame; everything unanswered rejects with `destroyed`. */
  destroy(): void;
};

/** Wraps a connected client as a {@link PlayerFrame} and keeps the element as large as the recorded viewport. */
export function playerFrameOver(
  client: FrameClient,
  { element, frameVersion }: { element: HTMLIFrameElement; frameVersion: string },
): PlayerFrame {
  const dropValue = async (request: Promise<null>) => void (await request);
  client.on('viewport', ({ width, height }) => {
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
  });
  return {
    element,
    frameVersion,
    load: (stream) => dropValue(client.request('load', { stream })),
    addEvents: (chunk) => client.request('addEvents', { chunk }, [chunk.bytes]),
    removeBefore: (time) => dropValue(client.request('removeBefore', { time })),
    play: (options = {}) => client.request('play', options),
    pause: () => client.request('pause', {}),
    seek: (time) => client.request('seek', { time }),
    setSpeed: (speed) => dropValue(client.request('setSpeed', { speed })),
    setViewport: (size) => dropValue(client.request('setViewport', { size })),
    scrollTo: (point) => dropValue(client.request('scrollTo', { point })),
    documentSize: () => client.request('documentSize', {}),
    queryRects: (selectors) => client.request('queryRects', { selectors }),
    elementAt: (point) => client.request('elementAt', { point }),
    on: (type, listener) => client.on(type, listener),
    destroy: () => {
      client.close(new FrameError('destroyed', 'The player frame was destroyed.'));
      element.remove();
    },
  };
}
