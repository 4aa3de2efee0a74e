import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFrameMessage } from './parse-frame-message.ts';
import { parseValue } from './parse-value.ts';

test.each([
  { type: 'ready', protocol: 1, frameVersion: '1.0.0-abc' },
  { type: 'incompatible', protocol: 2, frameVersion: '2.0.0-abc' },
  { type: 'reply', id: 1, ok: true, value: null },
  { type: 'reply', id: 1, ok: false, error: { code: 'bad_chunk', message: 'cut off' } },
  { type: 'time', time: 100 },
  { type: 'state', state: 'waiting', time: 100 },
  { type: 'viewport', width: 390, height: 844 },
  { type: 'page', href: 'https://shop.example/', time: 0 },
  { type: 'error', code: 'missing_snapshot', message: 'gone', time: 3 },
  { type: 'assets', missing: ['https://cdn.example/a.png'] },
])('reads $type as it was sent', (message) => {
  expect(parseFrameMessage(message)).toEqual(message);
});

test.each([
  { type: 'toString' },
  { type: 'state', state: 'hacked', time: 1 },
  { type: 'error', code: '<b>', message: '', time: 0 },
  { type: 'viewport', width: 0, height: 5 },
  { type: 'assets', missing: [1] },
  { type: 'reply', id: 1, ok: false, error: null },
])('ignores %o', (message) => {
  expect(parseFrameMessage(message)).toBeUndefined();
});

test('never throws, whatever comes', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      parseFrameMessage(value);
      parseValue('addEvents', value);
      parseValue('elementAt', value);
      parseValue('documentSize', value);
      parseValue('queryRects', value);
    }),
  );
});

test('takes the answer of another request for none', () => {
  expect(parseValue('seek', { state: 'paused', time: 5 })).toEqual({ state: 'paused', time: 5 });
  expect(parseValue('seek', null)).toBeUndefined();
  expect(parseValue('elementAt', null)).toBeNull();
  expect(parseValue('queryRects', [null, { x: 1, y: 2, width: 3, height: 4 }])).toHaveLength(2);
  expect(parseValue('queryRects', [{ x: 1 }])).toBeUndefined();
});
