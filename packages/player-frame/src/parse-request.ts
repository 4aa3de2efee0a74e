import { isFiniteNumber, isIndex, isRecord, isShortString } from './guards.ts';
import { MAX_SELECTORS, MAX_SPEED, MAX_STRING, MAX_VIEWPORT_PX, MIN_SPEED } from './limits.ts';
import type { Chunk, FrameRequest, Hello, Point, Requests, RequestType, Size, Stream } from './protocol.ts';

/** Whether a window message is the host's first one. */
export function isHello(value: unknown): value is Hello {
  return isRecord(value) && value['gosight'] === 'hello' && isIndex(value['protocol']);
}

/** Reads a request of the host; `undefined` for everything that is not one, so that it can be ignored. */
export function parseRequest(value: unknown): FrameRequest | undefined {
  if (!isRecord(value) || !isIndex(value['id']) || typeof value['type'] !== 'string') return undefined;
  const type = value['type'];
  if (!Object.hasOwn(READ_PARAMS, type)) return undefined;
  const params = READ_PARAMS[type as RequestType](value);
  return params && ({ id: value['id'], type, ...params } as FrameRequest);
}

/** The id of a message that looks like a request, so that a bad one can still be answered. */
export function requestId(value: unknown): number | undefined {
  return isRecord(value) && isIndex(value['id']) ? value['id'] : undefined;
}

type ReadParams = {
  [T in RequestType]: (message: Record<string, unknown>) => Requests[T]['params'] | undefined;
};

const READ_PARAMS: ReadParams = {
  load: ({ stream }) => {
    const read = readStream(stream);
    return read && { stream: read };
  },
  addEvents: ({ chunk }) => {
    const read = readChunk(chunk);
    return read && { chunk: read };
  },
  removeBefore: ({ time }) => (isFiniteNumber(time) ? { time } : undefined),
  play: ({ from, speed }) => {
    if (from !== undefined && !isFiniteNumber(from)) return undefined;
    if (speed !== undefined && !isSpeed(speed)) return undefined;
    return { ...(from === undefined ? {} : { from }), ...(speed === undefined ? {} : { speed }) };
  },
  pause: () => ({}),
  seek: ({ time }) => (isFiniteNumber(time) ? { time } : undefined),
  setSpeed: ({ speed }) => (isSpeed(speed) ? { speed } : undefined),
  setViewport: ({ size }) => {
    if (size === null) return { size };
    const read = readSize(size);
    return read && { size: read };
  },
  scrollTo: ({ point }) => {
    const read = readPoint(point);
    return read && { point: read };
  },
  documentSize: () => ({}),
  queryRects: ({ selectors }) => {
    if (!Array.isArray(selectors) || selectors.length > MAX_SELECTORS) return undefined;
    return selectors.every((selector) => isShortString(selector)) ? { selectors } : undefined;
  },
  elementAt: ({ point }) => {
    const read = readPoint(point);
    return read && { point: read };
  },
  destroy: () => ({}),
};

function readStream(value: unknown): Stream | undefined {
  if (!isRecord(value)) return undefined;
  const { streamId, startedAt, viewport } = value;
  if (!isShortString(streamId, MAX_STRING) || !isFiniteNumber(startedAt) || startedAt < 0) return undefined;
  if (viewport === undefined) return { streamId, startedAt };
  const size = readSize(viewport);
  return size && { streamId, startedAt, viewport: size };
}

function readChunk(value: unknown): Chunk | undefined {
  if (!isRecord(value)) return undefined;
  const { seq, bytes, encoding, isLast } = value;
  if (!isIndex(seq) || !(bytes instanceof ArrayBuffer)) return undefined;
  if (encoding !== 'gzip' && encoding !== 'identity') return undefined;
  return { seq, bytes, encoding, isLast: isLast === true };
}

function readSize(value: unknown): Size | undefined {
  if (!isRecord(value)) return undefined;
  const { width, height } = value;
  return isSide(width) && isSide(height) ? { width, height } : undefined;
}

function readPoint(value: unknown): Point | undefined {
  if (!isRecord(value)) return undefined;
  const { x, y } = value;
  return isFiniteNumber(x) && isFiniteNumber(y) ? { x, y } : undefined;
}

function isSide(value: unknown): value is number {
  return isFiniteNumber(value) && value >= 1 && value <= MAX_VIEWPORT_PX;
}

function isSpeed(value: unknown): value is number {
  return isFiniteNumber(value) && value >= MIN_SPEED && value <= MAX_SPEED;
}
