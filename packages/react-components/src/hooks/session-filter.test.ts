import { expect, it } from 'vitest';
import { toSessionFilterInput, toSessionOrderInput } from './session-filter.ts';

it('turns dates into ISO strings and lower-case names into the API’s', () => {
  const from = new Date('2026-03-01T00:00:00Z');
  expect(
    toSessionFilterInput({ range: { from, to: '2026-03-02' }, device: ['mobile'], isLive: true }),
  ).toEqual({
    range: { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02' },
    device: ['MOBILE'],
    isLive: true,
  });
  expect(toSessionOrderInput('duration_desc')).toBe('DURATION_DESC');
});
