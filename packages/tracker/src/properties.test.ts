import { expect, test } from 'vitest';
import { toProperties } from './properties.ts';

test('values travel as texts, what has none is left out', () => {
  const values = {
    text: 'a',
    number: 1.5,
    yes: true,
    list: [1, 'b'],
    object: { a: 1 },
    none: null,
    gone: undefined,
  };
  expect(toProperties({ ...values, call: () => 1 })).toEqual({
    text: 'a',
    number: '1.5',
    yes: 'true',
    list: '[1,"b"]',
    object: '{"a":1}',
  });
});

test('cycles and things that are no properties do no harm', () => {
  const cycle: Record<string, unknown> = { ok: 1 };
  cycle['self'] = cycle;
  expect(toProperties(cycle)).toEqual({ ok: '1' });
  expect([toProperties(undefined), toProperties('text'), toProperties(null)]).toEqual([{}, {}, {}]);
});

test('at most 50 properties are taken', () => {
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`key${index}`, index]));
  expect(Object.keys(toProperties(many))).toHaveLength(50);
});
