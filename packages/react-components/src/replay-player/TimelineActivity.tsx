import { type ReactNode, useMemo } from 'react';

const HEIGHT = 20;

/** How much happened when, as bars from the bottom; roots of the counts, so that one busy moment hides no other. */
export function TimelineActivity({ activity }: { activity: readonly number[] }): ReactNode {
  const path = useMemo(() => {
    const most = Math.sqrt(Math.max(1, ...activity));
    const bar = (count: number, index: number) => {
      const height = Math.max(1.5, (Math.sqrt(count) / most) * HEIGHT);
      return `M${index + 0.12} ${HEIGHT}v${-height}h0.76v${height}z`;
    };
    return activity.map((count, index) => (count > 0 ? bar(count, index) : '')).join('');
  }, [activity]);
  if (activity.length === 0) return null;
  return (
    <svg
      className="gs-timeline-activity"
      viewBox={`0 0 ${activity.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-gs-part="activity"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
