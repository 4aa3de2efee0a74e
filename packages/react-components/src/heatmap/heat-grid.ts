import { HEAT_CELL_PX, HEAT_RADIUS_PX, MIN_HEAT_SCALE } from '../limits.ts';
import type { HeatPoint } from './heatmap-data.ts';

/** Heat of a page, summed up in squares: each value is the clicks around there, nearer ones counting more. */
export type HeatGrid = {
  columns: number;
  rows: number;
  values: Float32Array;
  /** The heat of the hottest colour: that of the hottest square, but at least 5 clicks. */
  max: number;
};

const REACH = Math.ceil(HEAT_RADIUS_PX / HEAT_CELL_PX);

/** Sums the clicks of a page up; one alone makes 1 at its place, fading to 0 at a fingertip's distance. */
export function createHeatGrid(points: readonly HeatPoint[], width: number, height: number): HeatGrid {
  const columns = Math.max(1, Math.ceil(width / HEAT_CELL_PX));
  const rows = Math.max(1, Math.ceil(height / HEAT_CELL_PX));
  const values = new Float32Array(columns * rows);
  for (const { x, y, count } of points) {
    const [column, row] = [Math.floor(x / HEAT_CELL_PX), Math.floor(y / HEAT_CELL_PX)];
    for (let dy = -REACH; dy <= REACH; dy += 1) {
      for (let dx = -REACH; dx <= REACH; dx += 1) {
        const [c, r] = [column + dx, row + dy];
        if (c < 0 || r < 0 || c >= columns || r >= rows) continue;
        const weight = weightAt(Math.hypot(dx, dy) / REACH);
        values[r * columns + c] = (values[r * columns + c] ?? 0) + count * weight;
      }
    }
  }
  return {
    columns,
    rows,
    values,
    max: values.reduce((most, value) => Math.max(most, value), MIN_HEAT_SCALE),
  };
}

/** A smooth hill: 1 in the middle, 0 from the radius on. */
function weightAt(distance: number): number {
  return distance >= 1 ? 0 : (1 - distance * distance) ** 2;
}
