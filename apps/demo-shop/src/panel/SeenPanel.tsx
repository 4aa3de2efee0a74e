import { GoSightProvider, LiveCounter } from '@gosight/react';
import type { ReactNode } from 'react';
import { fetchToken } from './fetch-token.ts';
import { SeenSessions } from './SeenSessions.tsx';

/** The same components that a customer puts into his admin tool, fed by this very page. Not tracked itself. */
export function SeenPanel(): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard must be able to enter it.
    <aside className="panel" aria-labelledby="panel-title" data-gosight-ignore="" tabIndex={0}>
      <header>
        <h2 id="panel-title" className="panel-title">
          What GoSight sees
        </h2>
        <p className="panel-text">
          Live React components from <code>@gosight/react</code>, as they would stand in your admin tool.
          Click around the shop and watch.
        </p>
      </header>
      <GoSightProvider endpoint={location.origin} getToken={fetchToken}>
        <div className="panel-counters">
          <LiveCounter metric="visitors" />
          <LiveCounter metric="pageViewsPerMinute" />
          <LiveCounter metric="errorsPerMinute" />
        </div>
        <section aria-labelledby="panel-sessions">
          <h3 id="panel-sessions" className="panel-subtitle">
            Sessions
          </h3>
          <SeenSessions />
        </section>
      </GoSightProvider>
      <p className="panel-text">
        The marked row is you; choose a row to watch the visit. Try the <b>Size guide</b> of the linen shirt,
        which does nothing, and a <b>coupon</b> in the cart, which fails.
      </p>
    </aside>
  );
}
