import type { Page } from 'playwright-core';

/** A place on the page, CSS pixels. */
export type Place = { readonly x: number; readonly y: number };

/** Where the picture of the heat has its peaks, in CSS pixels of the page: what a person takes for the clicks. */
export function drawnSpots(page: Page): Promise<Place[]> {
  return page.locator('canvas[data-gs-part="heat"]').evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const { width, height } = canvas;
    const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    // Colours grow lighter with the heat; a faint one says too little to tell peaks from.
    const heatAt = (column: number, row: number): number => {
      if (column < 0 || row < 0 || column >= width || row >= height) return 0;
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.slice(
        (row * width + column) * 4,
        (row * width + column) * 4 + 4,
      );
      return alpha < 60 ? 0 : red * 0.21 + green * 0.72 + blue * 0.07;
    };
    const around = [-2, -1, 0, 1, 2].flatMap((dy) => [-2, -1, 0, 1, 2].map((dx) => [dx, dy] as const));
    const cell = canvas.getBoundingClientRect().width / width;
    const spots: { x: number; y: number }[] = [];
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const heat = heatAt(column, row);
        const isPeak = heat > 0 && around.every(([dx, dy]) => heatAt(column + dx, row + dy) <= heat);
        if (isPeak) spots.push({ x: (column + 0.5) * cell, y: (row + 0.5) * cell });
      }
    }
    return spots;
  });
}
