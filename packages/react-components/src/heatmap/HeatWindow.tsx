import { type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import { HEAT_CELL_PX } from '../limits.ts';
import { useKit } from '../provider/kit-context.ts';
import { drawHeat } from './draw-heat.ts';
import { ElementFrame, ElementHint } from './ElementFrame.tsx';
import type { HeatGrid } from './heat-grid.ts';
import type { HeatmapData } from './heatmap-data.ts';
import type { Box } from './place-points.ts';

/** The part of the page in sight: `top`, `width` and `height` are CSS pixels of the page, `scale` makes the screen's. */
export type HeatView = { top: number; width: number; height: number; scale: number };

/** Props of {@link HeatWindow}. */
export type HeatWindowProps = {
  heatmap: HeatmapData;
  view: HeatView;
  grid: HeatGrid | undefined;
  boxes: readonly (Box | null)[];
  highlighted: number | undefined;
  onHover: (index: number | undefined) => void;
  /** Takes the element that the page is shown in. */
  pageRef: (element: HTMLDivElement | null) => void;
};

/** Page, heat and the frame around an element, one over the other. */
export function HeatWindow(props: HeatWindowProps): ReactNode {
  const { heatmap, view, grid, boxes, highlighted, onHover, pageRef } = props;
  const { top, width, height, scale } = view;
  const { translate } = useKit();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current && grid) drawHeat(canvas.current, grid, { top, height });
  }, [grid, top, height]);
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { left, top: edge } = event.currentTarget.getBoundingClientRect();
    onHover(elementAt(boxes, { x: (event.clientX - left) / scale, y: (event.clientY - edge) / scale + top }));
  };
  const label = translate('heatmap.picture', {
    clicks: translate('heatmap.clicks', { count: heatmap.sampleCount }),
    element: heatmap.elements[0]?.name ?? '',
  });
  return (
    <div
      className="gs-heat-window"
      data-plain={heatmap.background === null ? '' : undefined}
      style={{ height: height * scale }}
      role="img"
      aria-label={label}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onHover(undefined)}
    >
      <div
        className="gs-heat-page"
        ref={pageRef}
        style={{ transform: `scale(${scale})` }}
        data-gs-part="page"
      />
      <span className="gs-heat-dim" />
      <canvas
        ref={canvas}
        className="gs-heat-canvas"
        data-gs-part="heat"
        style={{
          width: width * scale,
          height: (Math.ceil(height / HEAT_CELL_PX) + 1) * HEAT_CELL_PX * scale,
          transform: `translateY(${-(top % HEAT_CELL_PX) * scale}px)`,
        }}
      />
      {highlighted !== undefined && (
        <Highlight element={heatmap.elements[highlighted]} box={boxes[highlighted]} view={view} />
      )}
    </div>
  );
}

type HighlightProps = {
  element: HeatmapData['elements'][number] | undefined;
  box: Box | null | undefined;
  view: HeatView;
};

function Highlight({ element, box, view }: HighlightProps): ReactNode {
  const { translate, format } = useKit();
  if (!element || !box) return null;
  const text = `${translate('heatmap.clicks', { count: element.count })} · ${format.share(element.share)}`;
  return (
    <>
      <ElementFrame box={box} view={view} />
      <ElementHint box={box} view={view} name={element.name || element.tag} text={text} />
    </>
  );
}

/** Index of the smallest box around a point: the innermost element. */
function elementAt(boxes: readonly (Box | null)[], { x, y }: { x: number; y: number }): number | undefined {
  let found: number | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  boxes.forEach((box, index) => {
    if (!box || x < box.x || y < box.y || x > box.x + box.width || y > box.y + box.height) return;
    if (box.width * box.height >= smallest) return;
    smallest = box.width * box.height;
    found = index;
  });
  return found;
}
