import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVITY_BUCKETS, INACTIVITY_MS } from '../limits.ts';
import { activity } from './activity.ts';
import { inactivity } from './inactivity.ts';

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: -5_000, max: 120_000 }), fc.integer({ min: 0, max: 8_000 }))
    .map(([from, lasting]) => ({ from, to: from + lasting })),
  { maxLength: 30 },
);

describe('activity', () => {
  it('counts each input in the parts that it touches', () => {
    const recorded = { from: 1_000, to: 201_000 };
    const counts = activity(
      [
        { from: 1_000, to: 1_000 },
        { from: 1_999, to: 3_000 },
        { from: 201_000, to: 201_000 },
      ],
      recorded,
    );
    expect(counts).toHaveLength(ACTIVITY_BUCKETS);
    expect(counts.slice(0, 4)).toEqual([2, 1, 1, 0]);
    expect(counts.at(-1)).toBe(1);
  });

  it('has no more parts than milliseconds', () => {
    expect(activity([{ from: 7, to: 7 }], { from: 7, to: 7 })).toEqual([1]);
    expect(activity([], { from: 0, to: 3 })).toEqual([0, 0, 0]);
  });

  it('counts nothing outside the recording and loses nothing inside', () => {
    fc.assert(
      fc.property(spans, (inputs) => {
        const recorded = { from: 0, to: 60_000 };
        const counts = activity(inputs, recorded);
        const inside = inputs.filter(({ from, to }) => to >= 0 && from <= 60_000);
        expect(counts.length).toBeLessThanOrEqual(ACTIVITY_BUCKETS);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(inside.length);
        if (inside.length === 0) expect(counts.every((count) => count === 0)).toBe(true);
      }),
    );
  });
});

describe('inactivity', () => {
  it('is the whole recording of a visitor who does nothing', () => {
    const recorded = { from: 0, to: 60_000 };
    expect(inactivity([], recorded)).toEqual([recorded]);
    expect(inactivity([], { from: 0, to: INACTIVITY_MS })).toEqual([]);
  });

  it('lies between inputs, and never over one', () => {
    fc.assert(
      fc.property(spans, (inputs) => {
        const recorded = { from: 0, to: 60_000 };
        const idle = inactivity(inputs, recorded);
        for (const { from, to } of idle) {
          expect(to - from).toBeGreaterThan(INACTIVITY_MS);
          expect(from).toBeGreaterThanOrEqual(recorded.from);
          expect(to).toBeLessThanOrEqual(recorded.to);
          expect(inputs.some((input) => input.from < to && input.to > from)).toBe(false);
        }
        // Wherever nothing is for long enough, it is told.
        for (let at = 0; at + INACTIVITY_MS < recorded.to; at += 997) {
          const isIdle = !inputs.some((input) => input.from <= at + INACTIVITY_MS + 1 && input.to >= at - 1);
          if (isIdle) expect(idle.some(({ from, to }) => from <= at && at < to)).toBe(true);
        }
      }),
    );
  });
});
