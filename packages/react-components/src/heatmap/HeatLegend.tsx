import type { ReactNode } from 'react';
import { useKit } from '../provider/kit-context.ts';
import { rampGradient } from './color-ramp.ts';
import type { DrawnHeat } from './HeatStage.tsx';

/** What the colours mean in clicks, and how the clicks found their places. */
export function HeatLegend({ drawn }: { drawn: DrawnHeat | undefined }): ReactNode {
  const { translate, format } = useKit();
  if (drawn === undefined) return null;
  const most = Math.max(1, Math.round(drawn.max));
  const ticks = [...new Set([0, Math.round(most / 4), Math.round(most / 2), most])];
  return (
    <div className="gs-heat-legend" data-gs-part="legend">
      <span className="gs-heat-legend-label">{translate('heatmap.legend')}</span>
      <span className="gs-heat-scale">
        <span className="gs-heat-ramp" style={{ background: rampGradient() }} />
        {ticks.map((tick) => (
          <span key={tick} className="gs-heat-tick" style={{ insetInlineStart: `${(tick / most) * 100}%` }}>
            {format.count(tick)}
          </span>
        ))}
      </span>
      {drawn.byPosition > 0 && (
        <span className="gs-heat-by-position" data-gs-part="by-position">
          {translate('heatmap.byPosition', { count: drawn.byPosition })}
        </span>
      )}
    </div>
  );
}
