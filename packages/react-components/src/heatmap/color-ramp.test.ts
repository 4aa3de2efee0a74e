import { expect, it } from 'vitest';
import { rampColor } from './color-ramp.ts';

/** Lightness as CIE L* sees it. */
function lightness([red, green, blue]: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel = 0) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return y > 0.008856 ? 116 * y ** (1 / 3) - 16 : 903.3 * y;
}

it('grows lighter and denser in even steps, so that it needs no sense of hue', () => {
  const colors = Array.from({ length: 9 }, (_, step) => rampColor((step / 8) ** 2 || 1e-9));
  const steps = colors.slice(1).map((color, index) => lightness(color) - lightness(colors[index] ?? []));
  for (const step of steps) {
    expect(step).toBeGreaterThan(5);
    expect(step).toBeLessThan(18);
  }
  const alphas = colors.map(([, , , alpha]) => alpha);
  expect(alphas).toEqual([...alphas].sort((a, b) => a - b));
  expect(rampColor(0)[3]).toBe(0);
});
