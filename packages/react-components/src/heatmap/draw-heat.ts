import { HEAT_CELL_PX } from '../limits.ts';
import { rampColor } from './color-ramp.ts';
import type { HeatGrid } from './heat-grid.ts';

const LEVELS = 255;

/** Draws the part of the heat from `top` (CSS pixels of the page) that is `height` high; one pixel each square. */
export function drawHeat(
  canvas: HTMLCanvasElement,
  grid: HeatGrid,
  { top, height }: { top: number; height: number },
): void {
  const first = Math.floor(top / HEAT_CELL_PX);
  // One row more, for the part of a square that scrolling leaves over.
  const rows = Math.ceil(height / HEAT_CELL_PX) + 1;
  canvas.width = grid.columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  const colors = Array.from({ length: LEVELS + 1 }, (_, level) => rampColor(level / LEVELS));
  const image = context.createImageData(grid.columns, rows);
  const shown = grid.values.subarray(first * grid.columns, (first + rows) * grid.columns);
  shown.forEach((value, index) => {
    const [red, green, blue, alpha] = colors[Math.round((value / grid.max) * LEVELS)] ?? [0, 0, 0, 0];
    image.data.set([red, green, blue, alpha * 255], index * 4);
  });
  context.putImageData(image, 0, 0);
}
