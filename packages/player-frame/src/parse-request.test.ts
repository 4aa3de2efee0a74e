import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHello, parseRequest, requestId } from './parse-request.ts';

const bytes = new ArrayBuffer(3);

test.each([
  { id: 1, type: 'load', stream: { streamId: 'a', startedAt: 5 } },
  { id: 1, type: 'load', stream: { streamId: 'a', startedAt: 5, viewport: { width: 390, height: 844 } } },
  { id: 2, type: 'addEvents', chunk: { seq: 0, bytes, encoding: 'gzip', isLast: false } },
  { id: 3, type: 'removeBefore', time: 7 },
  { id: 4, type: 'play' },
  { id: 4, type: 'play', from: 0, speed: 8 },
  { id: 5, type: 'pause' },
  { id: 6, type: 'seek', time: 12.5 },
  { id: 7, type: 'setSpeed', speed: 0.5 },
  { id: 8, type: 'setViewport', size: null },
  { id: 8, type: 'setViewport', size: { width: 390, height: 20_000 } },
  { id: 9, type: 'scrollTo', point: { x: 0, y: 100 } },
  { id: 10, type: 'documentSize' },
  { id: 11, type: 'queryRects', selectors: ['#a', '.b'] },
  { id: 12, type: 'elementAt', point: { x: 1, y: 2 } },
  { id: 13, type: 'destroy' },
])('reads $type as it was sent', (request) => {
  expect(parseRequest(request)).toEqual(request);
});

test.each([
  ['no id', { type: 'pause' }],
  ['a type of Object.prototype', { id: 1, type: 'constructor' }],
  ['an unknown type', { id: 1, type: 'eval' }],
  ['a negative chunk number', { id: 1, type: 'addEvents', chunk: { seq: -1, bytes, encoding: 'gzip' } }],
  ['text for bytes', { id: 1, type: 'addEvents', chunk: { seq: 1, bytes: 'abc', encoding: 'gzip' } }],
  ['another encoding', { id: 1, type: 'addEvents', chunk: { seq: 1, bytes, encoding: 'br' } }],
  ['no number', { id: 1, type: 'seek', time: Number.NaN }],
  ['no speed', { id: 1, type: 'play', speed: 0 }],
  ['a speed of infinity', { id: 1, type: 'setSpeed', speed: Number.POSITIVE_INFINITY }],
  ['an endless page', { id: 1, type: 'setViewport', size: { width: 1e6, height: 1 } }],
  ['too many selectors', { id: 1, type: 'queryRects', selectors: Array.from({ length: 5_000 }, () => 'a') }],
  ['a selector that is none', { id: 1, type: 'queryRects', selectors: [1] }],
  ['a start before 1970', { id: 1, type: 'load', stream: { streamId: 'a', startedAt: -1 } }],
])('ignores %s', (_name, value) => {
  expect(parseRequest(value)).toBeUndefined();
});

test('keeps only known fields', () => {
  expect(parseRequest({ id: 1, type: 'seek', time: 1, extra: 'x' })).toEqual({
    id: 1,
    type: 'seek',
    time: 1,
  });
});

test('never throws, whatever comes', () => {
  fc.assert(
    fc.property(
      fc.anything(),
      fc.constantFrom('load', 'addEvents', 'queryRects', 'elementAt', 'play'),
      (value, type) => {
        for (const message of [
          value,
          { id: 1, type, stream: value, chunk: value, selectors: value, point: value },
        ]) {
          parseRequest(message);
          requestId(message);
          isHello(message);
        }
      },
    ),
  );
});
