import { type ReactNode, useState } from 'react';
import { shortenMiddle } from '../format/shorten-middle.ts';
import { ControlIcon } from '../icons/ControlIcon.tsx';
import { useElementSize } from '../player-stage/use-element-size.ts';
import { useKit } from '../provider/kit-context.ts';
import type { RootProps } from '../states/state-props.ts';
import { useReplayContext, useReplayView } from './replay-context.ts';
import { pageAt } from './replay-timeline.ts';
import { StageNotice } from './StageNotice.tsx';
import { StageToast } from './StageToast.tsx';

/** Props of {@link ReplayStage}. */
export type ReplayStageProps = RootProps & {
  /** Shows the address of the page above it. @defaultValue true */
  showAddress?: boolean | undefined;
};

/** The recorded page, as large as fits, on a dark ground; a click plays and pauses. */
export function ReplayStage({ className, style, id, showAddress = true }: ReplayStageProps): ReactNode {
  const { store } = useReplayContext();
  const viewport = useReplayView((view) => view.viewport);
  const isCovered = useReplayView((view) => view.gap !== undefined || !view.hasPicture);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const size = useElementSize(box);
  const scale = size ? Math.min(1, size.width / viewport.width, size.height / viewport.height) : 0;
  return (
    <div
      className={['gs-replay-stage', className].filter(Boolean).join(' ')}
      style={style}
      id={id}
      data-gs-part="stage"
    >
      {showAddress && <Address />}
      <div className="gs-replay-box" ref={setBox}>
        <div
          className="gs-replay-page"
          data-covered={isCovered ? '' : undefined}
          style={{
            width: viewport.width,
            height: viewport.height,
            transform: `translate(-50%, -50%) scale(${scale})`,
          }}
          ref={store.attach}
          data-gs-part="page"
        />
        <Surface />
        <StageToast />
        <StageNotice />
      </div>
    </div>
  );
}

function Address(): ReactNode {
  const { timeline } = useReplayContext();
  const { translate } = useKit();
  const missing = useReplayView((view) => view.missingAssets.length);
  const page = useReplayView((view) => timeline && pageAt(timeline, view.time));
  return (
    <div className="gs-replay-address" data-gs-part="address">
      <span className="gs-replay-url" title={page?.url}>
        {page ? shortenMiddle(page.url, 72) : ' '}
      </span>
      {missing > 0 && (
        <span className="gs-replay-missing" data-gs-part="missing-assets">
          {translate('replay.missingAssets', { count: missing })}
        </span>
      )}
    </div>
  );
}

/** Lies over the page, which must not take the pointer, and is the largest play button. */
function Surface(): ReactNode {
  const { store, timeline } = useReplayContext();
  const { translate } = useKit();
  const isPlaying = useReplayView((view) => view.isPlaying);
  const isAtRest = useReplayView(({ state, hasPicture }) => state === 'paused' && hasPicture);
  if (!timeline) return null;
  return (
    <button
      type="button"
      className="gs-replay-surface"
      data-gs-part="surface"
      aria-label={translate(isPlaying ? 'replay.pause' : 'replay.play')}
      // The play button among the controls is the one for the Tab key.
      tabIndex={-1}
      onClick={store.toggle}
    >
      {isAtRest && (
        <span className="gs-replay-big">
          <ControlIcon shape="play" />
        </span>
      )}
    </button>
  );
}
