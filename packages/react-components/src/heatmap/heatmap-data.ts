import type { HeatmapQuery } from '../gen/operations.ts';

/** A place and how often it was clicked. */
export type HeatPoint = { x: number; y: number; count: number };

/** An element and its clicks. */
export type HeatElement = {
  selector: string;
  /** What a person calls it. */
  name: string;
  tag: string;
  text: string | null;
  /** The same for the element across releases of the site. */
  key: string;
  count: number;
  /** Of all clicks of the heatmap, 0 to 1. */
  share: number;
  /** Per mille of its width and height. */
  points: HeatPoint[];
};

/** A recorded page to draw on, its text masked. */
export type HeatBackground = {
  url: string;
  /** Of the viewport, CSS pixels. */
  width: number;
  height: number;
  takenAt: Date;
  matchedShare: number;
  frameUrl: string;
};

/** Where visitors clicked on the pages of one path. */
export type HeatmapData = {
  path: string;
  /** Viewport width in CSS pixels; 0 without clicks. */
  width: number;
  /** CSS pixels down to the lowest click. */
  height: number;
  sampleCount: number;
  sessionCount: number;
  /** Viewport widths that the clicks were made at, the most common first. */
  widths: { width: number; count: number }[];
  /** All clicks, in CSS pixels of the page. */
  cells: HeatPoint[];
  /** The most clicked first. */
  elements: HeatElement[];
  background: HeatBackground | null;
};

type Fields = NonNullable<HeatmapQuery['project']>['heatmap'];

/** A heatmap of the API in the kit's own types. */
export function toHeatmapData({ elements, background, ...same }: Fields): HeatmapData {
  return {
    ...same,
    elements: elements.map(({ element, ...rest }) => ({ ...element, text: element.text ?? null, ...rest })),
    background: background ? { ...background, takenAt: new Date(background.takenAt) } : null,
  };
}
