import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uuidV4, uuidV7 } from '../ids.ts';
import { formatState, parseState } from './visitor-state.ts';

test('a state survives the cookie', () => {
  const state = { visitorId: uuidV4(), sessionId: uuidV7(1_763_800_000_000), startedAt: 1_763_800_000_000 };
  const whole = { ...state, activeAt: 1_763_800_123_456, user: 'k3j9x' };
  expect(parseState(formatState(whole))).toEqual(whole);
  expect(parseState(formatState({ ...whole, user: '' }))).toEqual({ ...whole, user: '' });
  expect(formatState(whole)).toMatch(/^[\w.-]+$/);
});

test('what somebody else wrote is no state', () => {
  expect(parseState(undefined)).toBeUndefined();
  expect(parseState('1.x.y.1.1.')).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseState(text)).toBeUndefined();
    }),
  );
});
