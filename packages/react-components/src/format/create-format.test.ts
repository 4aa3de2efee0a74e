import { describe, expect, it } from 'vitest';
import { createTranslator } from '../messages/translator.ts';
import { createFormat } from './create-format.ts';

const format = createFormat('en', createTranslator('en'));
const now = new Date('2026-03-04T10:00:00Z');

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [499, '0 s'],
    [59_499, '59 s'],
    [59_500, '1 m 0 s'],
    [84_000, '1 m 24 s'],
    [3_905_000, '1 h 5 m'],
    [-5, '0 s'],
  ])('writes %i ms as %s', (ms, text) => expect(format.duration(ms)).toBe(text));
});

describe('relative', () => {
  it.each([
    [9_000, 'now'],
    [11_000, '11 sec. ago'],
    [3 * 60_000 + 59_000, '3 min. ago'],
    [2 * 3_600_000, '2 hr. ago'],
    [25 * 3_600_000, 'yesterday'],
    [-4_000, 'now'],
  ])('writes %i ms before as %s', (ms, text) => {
    expect(format.relative(new Date(now.getTime() - ms), now)).toBe(text);
  });
});

it('groups counts and shortens large ones', () => {
  expect([0, 1_234, 99_999, 128_400].map(format.count)).toEqual(['0', '1,234', '99,999', '128.4K']);
});

it('gives small rates a decimal', () => {
  expect([0, 0.42, 9.96, 21.4].map(format.rate)).toEqual(['0', '0.4', '10', '21']);
});

it('follows the locale', () => {
  expect(createFormat('de', createTranslator('de')).count(12_345)).toBe('12.345');
});
