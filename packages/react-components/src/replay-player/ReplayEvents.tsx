import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useKit } from '../provider/kit-context.ts';
import { ErrorNotice } from '../states/ErrorNotice.tsx';
import type { RootProps } from '../states/state-props.ts';
import { EventItem } from './EventItem.tsx';
import { EVENT_GROUPS, type EventGroup } from './event-text.ts';
import { useReplayContext, useReplayView } from './replay-context.ts';
import type { EventType } from './replay-event.ts';
import { type UseSessionEventsResult, useSessionEvents } from './use-session-events.ts';

/** Props of {@link ReplayEvents}. */
export type ReplayEventsProps = RootProps & {
  /** Only these types; the choice of kinds is then left out. @defaultValue clicks, pages, errors, custom events */
  filter?: readonly EventType[] | undefined;
};

const GROUPS = Object.keys(EVENT_GROUPS) as EventGroup[];

/** What happened, in step with playback; a click goes there. */
export function ReplayEvents({ className, style, id, filter }: ReplayEventsProps): ReactNode {
  const { sessionId } = useReplayContext();
  const { translate } = useKit();
  const [group, setGroup] = useState<EventGroup>('all');
  const types = filter ?? EVENT_GROUPS[group];
  const result = useSessionEvents(sessionId, { types });
  return (
    <section
      className={['gs-replay-events', className].filter(Boolean).join(' ')}
      style={style}
      id={id}
      data-gs-part="events"
      aria-label={translate('replay.events')}
    >
      <header className="gs-replay-events-head">
        <span className="gs-replay-events-title">{translate('replay.events')}</span>
        {filter === undefined && (
          <select
            className="gs-select"
            data-gs-part="events-filter"
            aria-label={translate('replay.events')}
            value={group}
            onChange={(event) => setGroup(event.target.value as EventGroup)}
          >
            {GROUPS.map((name) => (
              <option key={name} value={name}>
                {translate(`replay.events.${name}`)}
              </option>
            ))}
          </select>
        )}
      </header>
      <EventList {...result} />
    </section>
  );
}

function EventList({
  events,
  isLoading,
  error,
  hasMore,
  loadMore,
  refresh,
}: UseSessionEventsResult): ReactNode {
  const { store, replay, error: replayError } = useReplayContext();
  const { translate } = useKit();
  const startedAt = replay?.startedAt.getTime() ?? events[0]?.at.getTime() ?? 0;
  const timed = useMemo(
    () => events.map((event) => ({ event, time: Math.max(0, event.at.getTime() - startedAt) })),
    [events, startedAt],
  );
  const current = useReplayView(({ time }) => timed.findLastIndex((entry) => entry.time <= time));
  const list = useFollowedItem(current);
  const isBehind = hasMore && current === timed.length - 1;
  useEffect(() => {
    // Playback has come to the end of what is loaded.
    if (isBehind) loadMore();
  }, [isBehind, loadMore]);
  if (isLoading) return <EventsSkeleton />;
  // The stage says it already.
  if (error && replayError?.code === error.code) return null;
  if (error && events.length === 0) return <ErrorNotice error={error} retry={refresh} />;
  if (events.length === 0)
    return <p className="gs-replay-events-empty">{translate('replay.events.empty')}</p>;
  return (
    <ol className="gs-replay-events-list" ref={list} data-gs-part="events-list">
      {timed.map(({ event, time }, index) => (
        <EventItem
          key={event.id}
          event={event}
          time={time}
          isCurrent={index === current}
          isPast={index < current}
          onSelect={replay && store.seek}
        />
      ))}
      {hasMore && (
        <li>
          <button type="button" className="gs-button" onClick={loadMore}>
            {translate('replay.events.more')}
          </button>
        </li>
      )}
    </ol>
  );
}

/** Keeps the item of an index in sight, without scrolling the host's page and not under the reader's pointer. */
function useFollowedItem(index: number) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const box = list.current;
    const item = box?.children[index];
    if (!box || !(item instanceof HTMLElement) || box.matches(':hover')) return;
    const [around, own] = [box.getBoundingClientRect(), item.getBoundingClientRect()];
    const isInSight = own.top >= around.top && own.bottom <= around.bottom;
    if (!isInSight) box.scrollTop += own.top - around.top - around.height / 3;
  }, [index]);
  return list;
}

function EventsSkeleton(): ReactNode {
  const { translate } = useKit();
  return (
    <div className="gs-replay-events-list" data-gs-part="events-loading">
      <span className="gs-hidden" role="status">
        {translate('replay.events.loading')}
      </span>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <span key={row} className="gs-event" aria-hidden="true">
          <span className="gs-skeleton" />
        </span>
      ))}
    </div>
  );
}
