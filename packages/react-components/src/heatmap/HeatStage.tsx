import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { MAX_HEAT_HEIGHT_PX } from '../limits.ts';
import type { Isolation } from '../player-stage/frame-opener.ts';
import { useElementSize } from '../player-stage/use-element-size.ts';
import { useKit } from '../provider/kit-context.ts';
import { ErrorNotice } from '../states/ErrorNotice.tsx';
import type { StateProps } from '../states/state-props.ts';
import { useReportError } from '../states/use-report-error.ts';
import { HeatWindow } from './HeatWindow.tsx';
import { createHeatGrid } from './heat-grid.ts';
import type { HeatmapData } from './heatmap-data.ts';
import type { PageLayout } from './page-picture.ts';
import { type Box, type PlacedHeat, placePoints } from './place-points.ts';
import { usePagePicture } from './use-page-picture.ts';

/** What the stage has drawn. */
export type DrawnHeat = PlacedHeat & { boxes: readonly (Box | null)[]; max: number };

/** Props of {@link HeatStage}. */
export type HeatStageProps = {
  heatmap: HeatmapData;
  /** Width to lay the page out at, CSS pixels. */
  width: number;
  isolation: Isolation;
  assetOrigins: readonly string[];
  errorState: StateProps['errorState'];
  /** Index of the element to point out. */
  highlighted: number | undefined;
  /** The pointer is over an element. */
  onHover: (index: number | undefined) => void;
  onDrawn: (drawn: DrawnHeat) => void;
};

const FALLBACK_HEIGHT_PX = 720;
const NO_BOXES: readonly (Box | null)[] = [];

/** The recorded page with its heat, scrolling as one. Without a page: the clicks on a plain sheet of its size. */
export function HeatStage(props: HeatStageProps): ReactNode {
  const { heatmap, width, highlighted, onHover, onDrawn } = props;
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [page, setPage] = useState<HTMLDivElement | null>(null);
  const [top, setTop] = useState(0);
  const size = useElementSize(scroller);
  const scale = size && size.width > 0 ? Math.min(1, size.width / width) : 1;
  const height = Math.round(size && size.height > 0 ? size.height / scale : FALLBACK_HEIGHT_PX);
  const picture = usePagePicture({ ...props, container: page, viewport: size && { width, height } });
  useReportError(picture.error);
  const drawn = useDrawnHeat(heatmap, { width, height, layout: picture.layout });
  useEffect(() => {
    if (drawn) onDrawn(drawn);
  }, [drawn, onDrawn]);
  const boxes = drawn?.boxes ?? NO_BOXES;
  useFollowHighlight(scroller, highlighted === undefined ? undefined : boxes[highlighted], scale);
  const onScroll = useScrollTogether(picture.scrollTo, setTop);
  return (
    <div
      className="gs-heat-scroll"
      ref={setScroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard must be able to enter it.
      tabIndex={0}
      data-gs-part="stage"
      onScroll={(event) => onScroll(event.currentTarget.scrollTop / scale)}
    >
      <div
        className="gs-heat-sheet"
        style={{ height: (drawn?.height ?? height) * scale, width: width * scale }}
      >
        <HeatWindow
          {...{ heatmap, boxes, highlighted, onHover }}
          view={{ top, width, height, scale }}
          grid={drawn?.grid}
          pageRef={setPage}
        />
      </div>
      {!drawn && !picture.error && <PageSkeleton />}
      {picture.error && (
        <div className="gs-heat-failed">
          <ErrorNotice error={picture.error} retry={picture.retry} errorState={props.errorState} />
        </div>
      )}
    </div>
  );
}

type DrawTarget = {
  width: number;
  height: number;
  layout: PageLayout | undefined;
};

function useDrawnHeat(heatmap: HeatmapData, { width, height, layout }: DrawTarget) {
  return useMemo(() => {
    if (heatmap.background !== null && layout === undefined) return undefined;
    const boxes = layout?.boxes ?? [];
    const placed = placePoints(heatmap, boxes);
    const pageHeight = Math.min(MAX_HEAT_HEIGHT_PX, layout?.height ?? Math.max(height, heatmap.height));
    const grid = createHeatGrid(placed.points, width, pageHeight);
    return { ...placed, boxes, height: pageHeight, grid, max: grid.max };
  }, [heatmap, width, height, layout]);
}

/** Page and heat move together: the heat is drawn for where the page has got to. */
function useScrollTogether(scrollPage: (top: number) => Promise<void>, onMoved: (top: number) => void) {
  const wanted = useRef(0);
  const isMoving = useRef(false);
  const move = async () => {
    isMoving.current = true;
    for (let top = Number.NaN; top !== wanted.current; ) {
      top = wanted.current;
      await scrollPage(top);
      onMoved(top);
    }
    isMoving.current = false;
  };
  return (top: number) => {
    wanted.current = top;
    if (!isMoving.current) void move();
  };
}

/** Brings what is pointed out into sight. */
function useFollowHighlight(scroller: HTMLElement | null, box: Box | null | undefined, scale: number): void {
  useEffect(() => {
    if (!scroller || !box || scroller.matches(':hover')) return;
    const [from, to] = [box.y * scale, (box.y + box.height) * scale];
    const isInSight = from >= scroller.scrollTop && to <= scroller.scrollTop + scroller.clientHeight;
    if (!isInSight) scroller.scrollTop = (from + to) / 2 - scroller.clientHeight / 2;
  }, [scroller, box, scale]);
}

function PageSkeleton(): ReactNode {
  const { translate } = useKit();
  return (
    <div className="gs-heat-ghost" data-gs-part="page-loading">
      <span className="gs-hidden" role="status">
        {translate('heatmap.loading')}
      </span>
      {['a', 'b', 'c', 'd', 'e'].map((bar) => (
        <span key={bar} className="gs-skeleton" />
      ))}
    </div>
  );
}
