/**
 * Nine colours of matplotlib's "plasma" (CC0): even steps of lightness, and told apart with each kind of colour
 * blindness. Its dark violet begins the halo, its yellow is hottest, so that both light and dark pages show it.
 */
const STOPS: readonly (readonly [number, number, number])[] = [
  [13, 8, 135],
  [76, 2, 161],
  [126, 3, 168],
  [170, 35, 149],
  [204, 71, 120],
  [230, 108, 92],
  [248, 149, 64],
  [253, 197, 39],
  [240, 249, 33],
];

/** Even the most heat lets a little of the page through. */
const MAX_ALPHA = 0.88;
/** From this level on, the colour alone tells more from less. */
const OPAQUE_FROM = 0.5;

/** Red, green, blue (0 to 255) and alpha (0 to 1) of a heat from 0 to 1. */
export function rampColor(heat: number): [number, number, number, number] {
  if (!(heat > 0)) return [0, 0, 0, 0];
  // The root of the heat: a page has one hottest spot and dozens that are worth seeing too.
  const level = Math.sqrt(Math.min(1, heat));
  const at = level * (STOPS.length - 1);
  const low = STOPS[Math.floor(at)] ?? STOPS[0];
  const high = STOPS[Math.ceil(at)] ?? low;
  const mix = (index: 0 | 1 | 2) =>
    Math.round((low?.[index] ?? 0) + ((high?.[index] ?? 0) - (low?.[index] ?? 0)) * (at % 1));
  const rise = Math.min(1, level / OPAQUE_FROM);
  // Smooth at both ends, so that no edge is drawn around a spot.
  return [mix(0), mix(1), mix(2), MAX_ALPHA * rise * rise * (3 - 2 * rise)];
}

/** The ramp as a CSS gradient from no heat to the most. */
export function rampGradient(): string {
  const stops = Array.from({ length: 17 }, (_, index) => {
    const [red, green, blue] = rampColor(Math.max(0.001, index / 16));
    return `rgb(${red} ${green} ${blue}) ${((index / 16) * 100).toFixed(1)}%`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
