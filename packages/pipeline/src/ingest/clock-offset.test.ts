import { describe, expect, it } from 'vitest';
import { clockOffset, parseSentAt } from './clock-offset.ts';

describe('clockOffset', () => {
  it.each([
    ['a clock that is right', 1_000_000, 1_000_120, 0],
    ['5 s exactly', 1_000_000, 1_005_000, 0],
    ['a slow clock', 1_000_000, 1_005_001, 5001],
    ['a fast clock', 4_600_000, 1_000_000, -3_600_000],
    ['no time said', undefined, 1_000_000, 0],
  ] as const)('%s', (...[, sentAt, receivedAt, offset]) => {
    expect(clockOffset(sentAt, receivedAt)).toBe(offset);
  });
});

describe('parseSentAt', () => {
  it.each(['', '0', '-1', '1.5', '1e12', 'NaN', '0x10', '99999999999999999', ' 1'])('ignores %j', (text) => {
    expect(parseSentAt(text)).toBeUndefined();
  });

  it('reads Unix ms', () => {
    expect(parseSentAt('1767225600123')).toBe(1_767_225_600_123);
    expect(parseSentAt(undefined)).toBeUndefined();
  });
});
