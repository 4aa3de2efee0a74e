import { builder } from '../builder.ts';
import type { Heatmap } from '../heatmap/heatmap.ts';
import {
  HEATMAP_CELL_PX,
  MAX_ELEMENT_POINTS,
  MAX_HEATMAP_CELLS,
  MAX_HEATMAP_ELEMENTS,
  QUERY_COST,
} from '../limits.ts';
import { clickCells, type HeatmapCell } from '../queries/click-cells.ts';
import { clickShare } from '../queries/click-share.ts';
import type { WidthCount } from '../queries/click-summary.ts';
import { type ClickedElement, clickedElements } from '../queries/clicked-elements.ts';
import { elementId, elementPoints } from '../queries/element-points.ts';
import { findSnapshotChunk } from '../queries/find-snapshot-chunk.ts';
import { DeviceTypeEnum, HeatmapKindEnum } from './enums.ts';
import { PageSnapshotType } from './page-snapshot.ts';

const HeatmapCellType = builder.objectRef<HeatmapCell>('HeatmapCell').implement({
  description: 'A place and how often it was clicked.',
  fields: (t) => ({
    x: t.exposeInt('x', {
      description: 'From the left: CSS pixels of the page, or per mille of the element.',
    }),
    y: t.exposeInt('y', { description: 'From the top, in the same unit.' }),
    count: t.exposeInt('count', { description: 'How many clicks.' }),
  }),
});

const PageElementType = builder.objectRef<ClickedElement>('PageElement').implement({
  description: 'An element of a page, as it was when it was clicked last.',
  fields: (t) => ({
    selector: t.exposeString('selector', {
      description: 'A CSS selector that finds it; ` >>> ` steps into a shadow root.',
    }),
    key: t.exposeString('key', {
      description: 'What groups it with itself across releases of the site.',
    }),
    name: t.exposeString('name', { description: 'What a person calls it.' }),
    tag: t.exposeString('tag', { description: 'Its tag, in lower case.' }),
    text: t.string({
      nullable: true,
      description: 'Its text, masked, at most 50 characters.',
      resolve: ({ text }) => text || null,
    }),
  }),
});

type HeatmapElement = {
  readonly element: ClickedElement;
  readonly share: number;
  readonly points: () => Promise<HeatmapCell[]>;
};

const HeatmapElementType = builder.objectRef<HeatmapElement>('HeatmapElement').implement({
  description: 'An element and its clicks.',
  fields: (t) => ({
    element: t.expose('element', { type: PageElementType, description: 'Which.' }),
    count: t.int({ description: 'How many clicks.', resolve: ({ element }) => element.count }),
    share: t.exposeFloat('share', { description: 'Its share of all clicks of the heatmap, 0 to 1.' }),
    points: t.field({
      type: [HeatmapCellType],
      description: `Where in it was clicked, per mille of its width and height: they stay right when it moves. The ${MAX_ELEMENT_POINTS} hottest.`,
      resolve: ({ points }) => points(),
    }),
  }),
});

const HeatmapWidthType = builder.objectRef<WidthCount>('HeatmapWidth').implement({
  description: 'A viewport width that visitors used.',
  fields: (t) => ({
    width: t.exposeInt('width', { description: 'CSS pixels.' }),
    count: t.exposeInt('count', { description: 'How many clicks were made at it.' }),
  }),
});

/** `Heatmap` of the API. */
export const HeatmapType = builder.objectRef<Heatmap>('Heatmap').implement({
  description: 'Where visitors clicked on the pages of one path group.',
  fields: (t) => ({
    path: t.string({
      description: 'The path group, as `/product/:id`.',
      resolve: ({ selection }) => selection.pathGroup,
    }),
    kind: t.field({
      type: HeatmapKindEnum,
      description: 'What is counted.',
      resolve: () => 'click' as const,
    }),
    device: t.field({
      type: DeviceTypeEnum,
      nullable: true,
      description: 'The kind of device; null: all.',
      resolve: ({ selection }) => selection.device,
    }),
    sampleCount: t.int({ description: 'How many clicks.', resolve: ({ summary }) => summary.clickCount }),
    sessionCount: t.int({
      description: 'In how many sessions.',
      resolve: ({ summary }) => summary.sessionCount,
    }),
    width: t.exposeInt('width', {
      description:
        'The viewport width that was asked for, or the most common one, CSS pixels; 0 without clicks.',
    }),
    height: t.int({
      description: 'CSS pixels to the lower edge of the lowest elements that were clicked; 0 without clicks.',
      resolve: ({ summary }) => summary.height,
    }),
    widths: t.field({
      type: [HeatmapWidthType],
      description: 'The viewport widths that the clicks were made at, the most common first; at most 10.',
      resolve: ({ summary }) => [...summary.widths],
    }),
    cells: t.field({
      type: [HeatmapCellType],
      description: `Where on the page was clicked, on a grid of ${HEATMAP_CELL_PX} CSS pixels, each at the mean of its clicks, the hottest first; at most ${MAX_HEATMAP_CELLS}.`,
      complexity: { field: QUERY_COST, multiplier: 10 },
      resolve: ({ scope, selection }, _args, { clickhouse }) => clickCells(clickhouse, scope, selection),
    }),
    elements: t.field({
      type: [HeatmapElementType],
      description: `The elements that were clicked, the most clicked first; at most ${MAX_HEATMAP_ELEMENTS}.`,
      complexity: { field: QUERY_COST, multiplier: 10 },
      resolve: (heatmap, _args, { clickhouse }) => elementsOf(heatmap, clickhouse),
    }),
    background: t.field({
      type: PageSnapshotType,
      nullable: true,
      description: 'A picture of the page to draw on; null when none of these pages was recorded.',
      complexity: QUERY_COST,
      resolve: async ({ scope, selection, width }, _args, { clickhouse }) => {
        const chunk = await findSnapshotChunk(clickhouse, scope, { selection, width });
        if (!chunk) return null;
        const matched = { selection, width: chunk.viewportWidth };
        return { chunk, matchedShare: await clickShare(clickhouse, scope, matched) };
      },
    }),
  }),
});

async function elementsOf(
  { scope, selection, summary }: Heatmap,
  clickhouse: Parameters<typeof clickedElements>[0],
): Promise<HeatmapElement[]> {
  const elements = await clickedElements(clickhouse, scope, selection);
  let points: ReturnType<typeof elementPoints> | undefined;
  return elements.map((element) => ({
    element,
    share: element.count / Math.max(summary.clickCount, element.count),
    points: async () => {
      points ??= elementPoints(clickhouse, scope, selection);
      return (await points).get(elementId(element)) ?? [];
    },
  }));
}
