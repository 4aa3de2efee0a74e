import type { HeatElement, HeatmapData } from '../heatmap/heatmap-data.ts';

/** A heatmap of a product page; give what your test is about. */
export function heatmapFixture(values: Partial<HeatmapData> = {}): HeatmapData {
  const elements = values.elements ?? [
    heatElementFixture({ name: 'Add to cart', selector: '#buy', count: 214, share: 0.51 }),
    heatElementFixture({ name: 'Size guide', tag: 'a', selector: '.guide', count: 93, share: 0.22 }),
    heatElementFixture({ name: 'M', selector: '[data-size="m"]', count: 41, share: 0.1 }),
  ];
  return {
    path: '/products/:id',
    width: 1_280,
    height: 1_400,
    sampleCount: 420,
    sessionCount: 188,
    widths: [{ width: 1_280, count: 420 }],
    cells: [
      { x: 140, y: 60, count: 214 },
      { x: 140, y: 120, count: 93 },
      { x: 900, y: 1_300, count: 72 },
    ],
    elements,
    background: {
      url: '/v1/projects/shop/page-snapshots/p1',
      width: 1_280,
      height: 720,
      takenAt: new Date('2026-03-04T09:57:00.000Z'),
      matchedShare: 0.9,
      frameUrl: '/player/1.0.0/',
    },
    ...values,
  };
}

/** A clicked element; all its clicks in the middle unless you say where. */
export function heatElementFixture(values: Partial<HeatElement> = {}): HeatElement {
  const count = values.count ?? 10;
  const selector = values.selector ?? '#button';
  return {
    name: 'Button',
    tag: 'button',
    text: null,
    share: 0.1,
    points: [{ x: 500, y: 500, count }],
    key: selector,
    ...values,
    selector,
    count,
  };
}

/** The bytes of an empty page, as the server keeps a page to draw on. */
export function pageSnapshotBytes(): ArrayBuffer {
  const timestamp = Date.parse('2026-03-04T09:57:00.000Z');
  const events = [
    { type: 4, timestamp, data: { href: 'https://shop.example/', width: 1_280, height: 720 } },
    {
      type: 2,
      timestamp,
      data: { node: { type: 0, id: 1, childNodes: [] }, initialOffset: { left: 0, top: 0 } },
    },
  ];
  return new TextEncoder().encode(JSON.stringify(events)).buffer as ArrayBuffer;
}
