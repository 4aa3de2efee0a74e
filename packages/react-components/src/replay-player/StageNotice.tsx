import type { ReactNode } from 'react';
import { AlertIcon } from '../icons/AlertIcon.tsx';
import { ControlIcon } from '../icons/ControlIcon.tsx';
import { useKit } from '../provider/kit-context.ts';
import { ErrorNotice } from '../states/ErrorNotice.tsx';
import { Notice } from '../states/Notice.tsx';
import { useReplayContext, useReplayView } from './replay-context.ts';

/** What stands in place of the page where there is none to show. */
export function StageNotice(): ReactNode {
  const { error, isEmpty, isLoading, refresh, store, states } = useReplayContext();
  const { translate } = useKit();
  const playbackError = useReplayView((view) => view.error);
  const state = useReplayView((view) => view.state);
  const isGap = useReplayView((view) => view.gap !== undefined);
  const failure = error ?? playbackError;
  if (failure) {
    return (
      <Cover>
        <ErrorNotice error={failure} retry={error ? refresh : store.retry} errorState={states.errorState} />
      </Cover>
    );
  }
  if (isEmpty) {
    const empty = states.emptyState ?? (
      <Notice
        part="empty"
        icon={<ControlIcon shape="play" />}
        title={translate('replay.empty.title')}
        text={translate('replay.empty.text')}
      />
    );
    return <Cover>{empty}</Cover>;
  }
  if (isLoading || state === 'loading' || state === 'idle') return states.loadingState ?? <Loading />;
  if (state === 'ended') return <Ended />;
  if (!isGap) return null;
  return (
    <Cover>
      <Notice
        part="gap"
        icon={<AlertIcon />}
        title={translate('replay.gap')}
        text={translate('replay.gap.text')}
      />
    </Cover>
  );
}

function Cover({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className="gs-replay-cover" data-gs-part="cover">
      {children}
    </div>
  );
}

/** A page as it could be: bars where text will stand. */
function Loading(): ReactNode {
  const { translate } = useKit();
  return (
    <div className="gs-replay-cover gs-replay-ghost" data-gs-part="loading">
      <span className="gs-hidden" role="status">
        {translate('replay.loading')}
      </span>
      {['a', 'b', 'c', 'd', 'e'].map((bar) => (
        <span key={bar} className="gs-skeleton" />
      ))}
    </div>
  );
}

function Ended(): ReactNode {
  const { store } = useReplayContext();
  const { translate } = useKit();
  return (
    <div className="gs-replay-ended" data-gs-part="ended">
      <p className="gs-replay-ended-text">{translate('replay.ended')}</p>
      <button type="button" className="gs-button" onClick={store.play}>
        <ControlIcon shape="again" />
        {translate('replay.replay')}
      </button>
    </div>
  );
}
