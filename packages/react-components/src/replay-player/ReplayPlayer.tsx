import { forwardRef } from 'react';
import {
  FullScreenButton,
  PlayButton,
  ReplayControls,
  ReplaySpeed,
  ReplayTime,
  SkipInactivity,
} from './ReplayControls.tsx';
import { ReplayEvents } from './ReplayEvents.tsx';
import { ReplayRoot, type ReplayRootProps } from './ReplayRoot.tsx';
import { ReplayStage } from './ReplayStage.tsx';
import { type ReplayMark, ReplayTimeline } from './ReplayTimeline.tsx';

/** Props of {@link ReplayPlayer}. */
export type ReplayPlayerProps = Omit<ReplayRootProps, 'children'> & {
  /** Shows the list of events beside the page. @defaultValue true */
  showEvents?: boolean | undefined;
  /** Moments to point out on the timeline. */
  marks?: readonly ReplayMark[] | undefined;
};

const Player = /* @__PURE__ */ forwardRef<HTMLDivElement, ReplayPlayerProps>(
  function ReplayPlayer(props, ref) {
    const { showEvents = true, marks, ...root } = props;
    return (
      <ReplayRoot {...root} ref={ref}>
        <div className="gs-replay-main">
          <ReplayStage />
          <div className="gs-replay-bar">
            <ReplayTimeline marks={marks} />
            <ReplayControls>
              <PlayButton />
              <ReplayTime />
              <span className="gs-replay-spring" />
              <SkipInactivity />
              <ReplaySpeed />
              <FullScreenButton />
            </ReplayControls>
          </div>
        </div>
        {showEvents && <ReplayEvents />}
      </ReplayRoot>
    );
  },
);

/** The recording of a session: page, timeline, controls and events. Its parts make layouts of your own. */
export const ReplayPlayer = /* @__PURE__ */ Object.assign(Player, {
  Root: ReplayRoot,
  Stage: ReplayStage,
  Timeline: ReplayTimeline,
  Controls: ReplayControls,
  PlayButton,
  Time: ReplayTime,
  Speed: ReplaySpeed,
  SkipInactivity,
  FullScreen: FullScreenButton,
  Events: ReplayEvents,
});
