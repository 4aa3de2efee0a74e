import { type CSSProperties, type PointerEvent, type ReactNode, useState } from 'react';
import { useKit } from '../provider/kit-context.ts';
import type { RootProps } from '../states/state-props.ts';
import type { TimeSpan } from './replay.ts';
import { useReplayContext, useReplayView } from './replay-context.ts';
import { pageAt, type ReplayTimeline as Timeline } from './replay-timeline.ts';
import { TimelineActivity } from './TimelineActivity.tsx';

/** A moment to point out, e.g. an insight. */
export type ReplayMark = {
  /** Ms since the replay's start. */
  time: number;
  label: string;
  /** A CSS colour. @defaultValue the accent */
  color?: string | undefined;
};

/** Props of {@link ReplayTimeline}. */
export type ReplayTimelineProps = RootProps & {
  /** Moments to point out above the timeline. */
  marks?: readonly ReplayMark[] | undefined;
};

/** The whole recording as a line: activity, page changes, inactivity and gaps; drag or use the arrow keys. */
export function ReplayTimeline({ className, style, id, marks = [] }: ReplayTimelineProps): ReactNode {
  const { timeline } = useReplayContext();
  const { translate } = useKit();
  const duration = timeline?.duration ?? 0;
  const place = (time: number): CSSProperties => ({ insetInlineStart: `${percent(time, duration)}%` });
  const stretch = ({ from, to }: TimeSpan) => ({ ...place(from), width: `${percent(to - from, duration)}%` });
  return (
    <div
      className={['gs-timeline', className].filter(Boolean).join(' ')}
      style={style}
      id={id}
      data-gs-part="timeline"
    >
      {timeline && <TimelineActivity activity={timeline.activity} />}
      {timeline?.idle.map((span) => (
        <span
          key={span.from}
          className="gs-timeline-idle"
          style={stretch(span)}
          title={translate('replay.inactive')}
        />
      ))}
      {timeline?.gaps.map((span) => (
        <span
          key={span.from}
          className="gs-timeline-gap"
          style={stretch(span)}
          title={translate('replay.gap')}
          data-gs-part="gap-mark"
        />
      ))}
      <Played />
      {timeline?.pages.slice(1).map((page) => (
        <span
          key={page.time}
          className="gs-timeline-page"
          style={place(page.time)}
          data-gs-part="page-mark"
          data-path={page.path}
        />
      ))}
      {marks.map((mark) => (
        <span
          key={`${mark.time} ${mark.label}`}
          className="gs-timeline-mark"
          style={{ ...place(mark.time), ...(mark.color && { background: mark.color }) }}
          title={mark.label}
          data-gs-part="mark"
        />
      ))}
      <Slider timeline={timeline} />
    </div>
  );
}

function Played(): ReactNode {
  const share = useReplayView(({ time, duration }) => percent(time, duration));
  return (
    <>
      <span className="gs-timeline-played" style={{ width: `${share}%` }} />
      <span className="gs-timeline-head" style={{ insetInlineStart: `${share}%` }} />
    </>
  );
}

function Slider({ timeline }: { timeline: Timeline | undefined }): ReactNode {
  const { store } = useReplayContext();
  const { translate, format } = useKit();
  const time = useReplayView((view) => view.time);
  const [hovered, setHovered] = useState<number>();
  const duration = timeline?.duration ?? 0;
  const spoken = translate('replay.position', {
    time: format.duration(time),
    duration: format.duration(duration),
    page: timeline ? (pageAt(timeline, time)?.path ?? '') : '',
  });
  const onPointerMove = (event: PointerEvent<HTMLInputElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setHovered(Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width))) * duration);
  };
  const page = hovered !== undefined && timeline ? pageAt(timeline, hovered)?.path : undefined;
  return (
    <>
      <input
        type="range"
        className="gs-timeline-input"
        data-gs-part="timeline-input"
        aria-label={translate('replay.time')}
        aria-valuetext={spoken}
        min={0}
        max={Math.max(1, Math.round(duration))}
        step={1}
        value={Math.round(time)}
        disabled={timeline === undefined}
        onChange={(event) => store.seek(Number(event.target.value))}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setHovered(undefined)}
      />
      {hovered !== undefined && (
        <span
          className="gs-timeline-hint"
          style={{ insetInlineStart: `clamp(48px, ${percent(hovered, duration)}%, 100% - 48px)` }}
          aria-hidden="true"
        >
          {format.clock(hovered)} <span className="gs-timeline-hint-page">{page}</span>
        </span>
      )}
    </>
  );
}

function percent(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, Math.max(0, (part / whole) * 100)) : 0;
}
