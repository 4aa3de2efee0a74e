import type { ReactNode } from 'react';
import { useKit } from '../provider/kit-context.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** A page and a ranking as they will be. */
export function HeatmapSkeleton(): ReactNode {
  const { translate } = useKit();
  return (
    <div className="gs-heat-body" data-gs-part="loading">
      <span className="gs-hidden" role="status">
        {translate('heatmap.loading')}
      </span>
      <div className="gs-heat-main" aria-hidden="true">
        <div className="gs-heat-scroll">
          <div className="gs-heat-ghost">
            {ROWS.map((row) => (
              <span key={row} className="gs-skeleton" />
            ))}
          </div>
        </div>
      </div>
      <div className="gs-heat-elements" aria-hidden="true">
        {ROWS.map((row) => (
          <span key={row} className="gs-heat-row-ghost">
            <span className="gs-skeleton" />
          </span>
        ))}
      </div>
    </div>
  );
}
