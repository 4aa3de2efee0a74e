import { isFiniteNumber, isIndex, isRecord, isShortString } from './guards.ts';
import type { Playback, Rect, Requests, RequestType } from './protocol.ts';

/** Reads the value of a reply to a request of this type; `undefined` where it is not of that kind. */
export function parseValue<T extends RequestType>(type: T, value: unknown): Requests[T]['value'] | undefined {
  return IS_VALUE[type](value) ? (value as Requests[T]['value']) : undefined;
}

const isNull = (value: unknown) => value === null;

const IS_VALUE: Record<RequestType, (value: unknown) => boolean> = {
  load: isNull,
  addEvents: (value) =>
    isRecord(value) &&
    isIndex(value['seq']) &&
    isIndex(value['events']) &&
    isIndex(value['dropped']) &&
    isFiniteNumber(value['firstTime']) &&
    isFiniteNumber(value['lastTime']) &&
    typeof value['hasSnapshot'] === 'boolean',
  removeBefore: isNull,
  play: isPlayback,
  pause: isPlayback,
  seek: isPlayback,
  setSpeed: isNull,
  setViewport: isNull,
  scrollTo: isNull,
  documentSize: (value) =>
    isSize(value) &&
    isRecord(value) &&
    isSize(value['viewport']) &&
    isRecord(value['scroll']) &&
    isFiniteNumber(value['scroll']['x']) &&
    isFiniteNumber(value['scroll']['y']),
  queryRects: (value) => Array.isArray(value) && value.every((rect) => rect === null || isRect(rect)),
  elementAt: (value) =>
    value === null ||
    (isRecord(value) &&
      isShortString(value['selector']) &&
      isShortString(value['name']) &&
      isShortString(value['tag']) &&
      isShortString(value['text']) &&
      isRect(value['rect'])),
  destroy: isNull,
};

function isPlayback(value: unknown): value is Playback {
  return isRecord(value) && typeof value['state'] === 'string' && isFiniteNumber(value['time']);
}

function isSize(value: unknown): boolean {
  return isRecord(value) && isFiniteNumber(value['width']) && isFiniteNumber(value['height']);
}

function isRect(value: unknown): value is Rect {
  return isSize(value) && isRecord(value) && isFiniteNumber(value['x']) && isFiniteNumber(value['y']);
}
