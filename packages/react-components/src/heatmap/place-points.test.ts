import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heatElementFixture, heatmapFixture } from '../testing/heatmap-fixtures.ts';
import { type Box, placePoints } from './place-points.ts';

const total = (points: readonly { count: number }[]) => points.reduce((sum, { count }) => sum + count, 0);

describe('placePoints', () => {
  it('puts a click at the same place of its element, wherever that is now', () => {
    const element = heatElementFixture({ points: [{ x: 250, y: 1_000, count: 3 }] });
    const heatmap = heatmapFixture({
      elements: [element],
      sampleCount: 3,
      cells: [{ x: 5, y: 5, count: 3 }],
    });
    const { points, byElement, byPosition } = placePoints(heatmap, [
      { x: 100, y: 40, width: 200, height: 20 },
    ]);
    expect(points).toEqual([{ x: 150, y: 59.5, count: 3 }]);
    expect([byElement, byPosition]).toEqual([3, 0]);
  });

  it('falls back to the cells for what is not there, and counts it', () => {
    const elements = [
      heatElementFixture({ selector: '#a', count: 6 }),
      heatElementFixture({ selector: '#gone', count: 4 }),
    ];
    const cells = [
      { x: 200, y: 52, count: 6 },
      { x: 700, y: 900, count: 4 },
    ];
    const heatmap = heatmapFixture({ elements, cells, sampleCount: 10 });
    const placed = placePoints(heatmap, [{ x: 100, y: 40, width: 200, height: 20 }, null]);
    expect(placed.points).toEqual([
      { x: 200, y: 50, count: 6 },
      { x: 700, y: 900, count: 4 },
    ]);
    expect([placed.byElement, placed.byPosition]).toEqual([6, 4]);
  });

  it('draws every click of a found element inside it, and never more clicks than there were', () => {
    const size = fc.double({ min: 0.5, max: 3_000, noNaN: true });
    const box: fc.Arbitrary<Box> = fc.record({ x: size, y: size, width: size, height: size });
    const point = fc.record({ x: fc.nat(1_000), y: fc.nat(1_000), count: fc.integer({ min: 1, max: 50 }) });
    const element = fc.record({ points: fc.array(point, { maxLength: 5 }), box: fc.option(box) });
    const cell = fc.record({ x: fc.nat(3_000), y: fc.nat(3_000), count: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), fc.array(cell, { maxLength: 20 }), (items, cells) => {
        const elements = items.map(({ points }, index) =>
          heatElementFixture({ selector: `#e${index}`, points, count: total(points) }),
        );
        const sampleCount = total(elements);
        const boxes = items.map((item) => item.box);
        const placed = placePoints({ elements, cells, sampleCount }, boxes);
        let from = 0;
        for (const [index, { points }] of items.entries()) {
          const where = boxes[index];
          if (!where) continue;
          for (const { x, y } of placed.points.slice(from, from + points.length)) {
            expect(x >= where.x && x <= where.x + where.width).toBe(true);
            expect(y >= where.y && y <= where.y + where.height).toBe(true);
          }
          from += points.length;
        }
        expect(placed.byElement).toBe(total(elements.filter((_, index) => boxes[index])));
        expect(placed.byElement + placed.byPosition).toBeLessThanOrEqual(sampleCount);
        expect(total(placed.points)).toBe(placed.byElement + placed.byPosition);
      }),
    );
  });
});
