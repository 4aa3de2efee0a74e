import { shortenMiddle } from '../format/shorten-middle.ts';
import type { Translate } from '../messages/translator.ts';
import type { EventType, SessionEvent } from './replay-event.ts';

/** What an event list can be narrowed to. */
export type EventGroup = 'all' | 'clicks' | 'pages' | 'errors' | 'custom';

/** Event types of each group, in the order of the filter; what only moves the pointer or the page is in none. */
export const EVENT_GROUPS: Readonly<Record<EventGroup, readonly EventType[]>> = {
  all: [
    'click',
    'page_view',
    'page_hidden',
    'page_visible',
    'js_error',
    'unhandled_rejection',
    'custom_event',
    'identify',
    'group',
  ],
  clicks: ['click'],
  pages: ['page_view', 'page_hidden', 'page_visible'],
  errors: ['js_error', 'unhandled_rejection'],
  custom: ['custom_event', 'identify', 'group'],
};

/** The group that an event is coloured by. */
export function groupOf(type: EventType): EventGroup {
  const groups = Object.entries(EVENT_GROUPS) as [EventGroup, readonly EventType[]][];
  return groups.find(([group, types]) => group !== 'all' && types.includes(type))?.[0] ?? 'all';
}

/** An event in words. */
export function eventText(event: SessionEvent, translate: Translate): string {
  const { type, element, path, name, message, isDead } = event;
  switch (type) {
    case 'click': {
      const what = element?.name || element?.text || element?.tag || '';
      return translate(isDead ? 'event.click.dead' : 'event.click', { name: shortenMiddle(what) });
    }
    case 'page_view':
    case 'page_exit':
      return translate(`event.${type}`, { name: shortenMiddle(path) });
    case 'js_error':
    case 'unhandled_rejection':
      return translate(`event.${type}`, { name: [name, message].filter(Boolean).join(': ') });
    default:
      return translate(`event.${type}`, { name: name ?? '' });
  }
}
