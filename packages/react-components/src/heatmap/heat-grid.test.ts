import { expect, it } from 'vitest';
import { HEAT_CELL_PX, MIN_HEAT_SCALE } from '../limits.ts';
import { createHeatGrid } from './heat-grid.ts';

it('sums up clicks on one spot and keeps distant ones apart', () => {
  const grid = createHeatGrid(
    [
      { x: 100, y: 100, count: 7 },
      { x: 101, y: 101, count: 2 },
      { x: 300, y: 100, count: 1 },
    ],
    400,
    200,
  );
  const at = (x: number, y: number) =>
    grid.values[Math.floor(y / HEAT_CELL_PX) * grid.columns + Math.floor(x / HEAT_CELL_PX)];
  expect([at(100, 100), at(300, 100), at(200, 100)]).toEqual([9, 1, 0]);
  expect(grid.max).toBe(9);
});

it('calls one click no hot spot, and takes clicks at the edge', () => {
  expect(createHeatGrid([{ x: 0, y: 0, count: 1 }], 10, 10).max).toBe(MIN_HEAT_SCALE);
});
