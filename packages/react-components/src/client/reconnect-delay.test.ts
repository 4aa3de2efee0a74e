import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RECONNECT_BASE_MS, RECONNECT_MAX_MS } from '../limits.ts';
import { reconnectDelay } from './reconnect-delay.ts';

it('stays between half the base and the cap, and its ceiling never falls', () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const delay = reconnectDelay(failures, () => random);
      expect(delay).toBeGreaterThanOrEqual(RECONNECT_BASE_MS / 2);
      expect(delay).toBeLessThanOrEqual(RECONNECT_MAX_MS);
      const ceiling = (count: number) => reconnectDelay(count, () => 1);
      expect(ceiling(failures + 1)).toBeGreaterThanOrEqual(ceiling(failures));
    }),
  );
});
