import { expect, test } from 'vitest';
import { uuidV7 } from '../ids.ts';
import { isSampled } from './is-sampled.ts';

const ids = Array.from({ length: 4000 }, () => uuidV7(Date.now()));
const share = (chosen: (id: string) => boolean) => ids.filter(chosen).length / ids.length;

test('all or nothing', () => {
  expect(share((id) => isSampled(id, 'session', 1))).toBe(1);
  expect(share((id) => isSampled(id, 'session', 0))).toBe(0);
});

test('the answer hangs on the id alone', () => {
  const id = '0197c0de-0000-7000-8000-400000c00000';
  expect([isSampled(id, 'session', 0.25), isSampled(id, 'session', 0.26)]).toEqual([false, true]);
  expect([isSampled(id, 'replay', 0.75), isSampled(id, 'replay', 0.76)]).toEqual([false, true]);
});

test('a share is met, and the two are drawn apart', () => {
  expect(share((id) => isSampled(id, 'session', 0.3))).toBeCloseTo(0.3, 1);
  expect(share((id) => isSampled(id, 'session', 0.5) && isSampled(id, 'replay', 0.5))).toBeCloseTo(0.25, 1);
});

test('who is chosen for a share is chosen for every larger one', () => {
  for (const id of ids.slice(0, 200)) {
    if (isSampled(id, 'replay', 0.2)) expect(isSampled(id, 'replay', 0.6)).toBe(true);
  }
});
