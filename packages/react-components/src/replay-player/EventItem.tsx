import { memo, type ReactNode } from 'react';
import { useKit } from '../provider/kit-context.ts';
import { eventText, groupOf } from './event-text.ts';
import type { SessionEvent } from './replay-event.ts';

/** Props of {@link EventItem}. */
export type EventItemProps = {
  event: SessionEvent;
  /** Ms since the replay's start. */
  time: number;
  isCurrent: boolean;
  isPast: boolean;
  /** Undefined where there is nothing to go to. */
  onSelect: ((time: number) => void) | undefined;
};

/** One event of the list. */
export const EventItem = /* @__PURE__ */ memo(function EventItem(props: EventItemProps): ReactNode {
  const { event, time, isCurrent, isPast, onSelect } = props;
  const { translate, format } = useKit();
  const text = eventText(event, translate);
  return (
    <li>
      <button
        type="button"
        className="gs-event"
        data-gs-part="event"
        data-type={event.type}
        data-group={groupOf(event.type)}
        data-past={isPast ? '' : undefined}
        aria-current={isCurrent ? 'step' : undefined}
        disabled={onSelect === undefined}
        title={event.element?.selector ?? text}
        onClick={() => onSelect?.(time)}
      >
        <time className="gs-event-time" dateTime={event.at.toISOString()}>
          {format.clock(time)}
        </time>
        <span className="gs-event-dot" aria-hidden="true" />
        <span className="gs-event-text">{text}</span>
      </button>
    </li>
  );
});
