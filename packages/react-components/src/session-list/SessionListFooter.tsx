import type { ReactNode } from 'react';
import type { UseSessionsResult } from '../hooks/use-sessions.ts';
import { useKit } from '../provider/kit-context.ts';

/** How many sessions stand above, the way to more, and a failure that left them standing. */
export function SessionListFooter(props: UseSessionsResult): ReactNode {
  const { sessions, hasMore, isLoadingMore, error, loadMore, refresh } = props;
  const { translate } = useKit();
  return (
    <div className="gs-list-footer" data-gs-part="footer">
      {error === undefined ? (
        <span className="gs-muted">{translate('sessions.shown', { count: sessions.length })}</span>
      ) : (
        <span role="alert">
          <span className="gs-bad">{translate('error.refreshFailed')}</span>{' '}
          <button type="button" className="gs-link-button" data-gs-part="retry" onClick={refresh}>
            {translate('error.retry')}
          </button>
        </span>
      )}
      {hasMore && (
        <button
          type="button"
          className="gs-button"
          data-gs-part="load-more"
          disabled={isLoadingMore}
          onClick={loadMore}
        >
          {translate(isLoadingMore ? 'sessions.loadingMore' : 'sessions.loadMore')}
        </button>
      )}
    </div>
  );
}
