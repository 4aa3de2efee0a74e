import type { HeatElement, HeatmapData, HeatPoint } from './heatmap-data.ts';

/** A box in CSS pixels of the page. */
export type Box = { x: number; y: number; width: number; height: number };

/** Clicks as they are drawn, in CSS pixels of the page. */
export type PlacedHeat = {
  points: HeatPoint[];
  /** How many clicks lie inside the element that was clicked. */
  byElement: number;
  /** How many lie where they were on the page, since their element is not there. */
  byPosition: number;
};

/** How far a click of a cell may have been from where its element is now, CSS pixels: three cells. */
const NEAR_PX = 30;
/** A click is drawn at least this far inside its element, CSS pixels. */
const INSIDE_PX = 0.5;

/**
 * Puts each click into the element that was clicked, at the same place of it, whatever the page's width is now. What is
 * left (its element is gone, or not among those listed) goes where it was on the page.
 */
export function placePoints(
  heatmap: Pick<HeatmapData, 'cells' | 'elements' | 'sampleCount'>,
  boxes: readonly (Box | null)[],
): PlacedHeat {
  const points = heatmap.elements.flatMap((element, index) => {
    const box = boxes[index];
    return box ? pointsInside(element, box) : [];
  });
  const byElement = sumOf(points);
  const missing = Math.max(0, heatmap.sampleCount - byElement);
  const rest = missing > 0 ? restOfCells(heatmap.cells, points, missing) : [];
  return { points: [...points, ...rest], byElement, byPosition: sumOf(rest) };
}

function pointsInside({ points }: HeatElement, box: Box): HeatPoint[] {
  return points.map(({ x, y, count }) => ({
    x: within(box.x, box.width, x / 1_000),
    y: within(box.y, box.height, y / 1_000),
    count,
  }));
}

function within(start: number, length: number, share: number): number {
  const inset = Math.min(INSIDE_PX, length / 2);
  return Math.min(Math.max(start + share * length, start + inset), start + length - inset);
}

/** The cells without what is drawn already near them, the hottest up to `missing` clicks. */
function restOfCells(
  cells: readonly HeatPoint[],
  placed: readonly HeatPoint[],
  missing: number,
): HeatPoint[] {
  const left = cells.map((cell) => ({ ...cell }));
  const byPlace = new Map<string, HeatPoint[]>();
  const square = (value: number) => Math.floor(value / NEAR_PX);
  for (const cell of left) {
    const key = `${square(cell.x)} ${square(cell.y)}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), cell]);
  }
  for (const point of placed) {
    let count = point.count;
    for (const cell of nearby(point, byPlace, square)) {
      const taken = Math.min(count, cell.count);
      cell.count -= taken;
      count -= taken;
      if (count === 0) break;
    }
  }
  let room = missing;
  return left
    .sort((a, b) => b.count - a.count)
    .flatMap((cell) => {
      const count = Math.min(room, cell.count);
      room -= count;
      return count > 0 ? [{ ...cell, count }] : [];
    });
}

function nearby(
  point: HeatPoint,
  byPlace: ReadonlyMap<string, HeatPoint[]>,
  square: (value: number) => number,
): HeatPoint[] {
  const around = [-1, 0, 1];
  const distance = (cell: HeatPoint) => Math.hypot(cell.x - point.x, cell.y - point.y);
  return around
    .flatMap((dx) => around.map((dy) => `${square(point.x) + dx} ${square(point.y) + dy}`))
    .flatMap((key) => byPlace.get(key) ?? [])
    .filter((cell) => cell.count > 0 && distance(cell) <= NEAR_PX)
    .sort((a, b) => distance(a) - distance(b));
}

function sumOf(points: readonly HeatPoint[]): number {
  return points.reduce((sum, { count }) => sum + count, 0);
}
