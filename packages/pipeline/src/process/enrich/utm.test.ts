import { expect, it } from 'vitest';
import { COLUMN_LIMITS } from '../../limits.ts';
import { utm } from './utm.ts';

const nothing = { source: '', medium: '', campaign: '', term: '', content: '' };

it('reads from the query what the tracker left out', () => {
  const query = new URLSearchParams('utm_source=news&utm_medium=mail');
  expect(utm({ ...nothing, source: 'said' }, query)).toEqual({ ...nothing, source: 'said', medium: 'mail' });
});

it('never cuts a character in half, since ClickHouse refuses the whole insert for it', () => {
  const long = `${'x'.repeat(COLUMN_LIMITS.name - 1)}😀`;
  const { source } = utm(nothing, new URLSearchParams({ utm_source: long }));
  expect(source).toHaveLength(COLUMN_LIMITS.name);
  expect(source.isWellFormed()).toBe(true);
});
