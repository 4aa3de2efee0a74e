import { builder } from '../builder.ts';
import type { EventRow } from '../queries/event-row.ts';
import { EVENT_TYPES } from '../queries/event-types.ts';
import { ElementType } from './element.ts';
import { enumValue } from './enum-value.ts';
import { EventTypeEnum, NavigationEnum } from './enums.ts';

const NAVIGATIONS = ['load', 'push', 'replace', 'pop', 'restore'] as const;

/** How a page view was reached. */
export function navigationOf(row: EventRow): (typeof NAVIGATIONS)[number] | null {
  return enumValue(NAVIGATIONS, row.navigation, null);
}

/** `Event` of the API. */
export const EventType = builder.objectRef<EventRow>('Event').implement({
  description: 'One thing that happened in a session.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique within its session.' }),
    type: t.field({
      type: EventTypeEnum,
      description: 'What happened.',
      resolve: (row) => enumValue([...EVENT_TYPES, 'other'], row.type, 'other'),
    }),
    at: t.expose('at', { type: 'DateTime', description: "When, corrected to the server's clock." }),
    streamId: t.exposeID('streamId', { description: 'The document (page load) that it happened in.' }),
    tabId: t.exposeID('tabId', { description: 'The tab that it happened in.' }),
    path: t.exposeString('path', { description: 'The path of the page; empty where there is none.' }),
    url: t.string({
      nullable: true,
      description: 'The whole URL of the page, scrubbed.',
      resolve: (row) => row.url || null,
    }),
    title: t.string({
      nullable: true,
      description: 'The title of the page.',
      resolve: (row) => row.title || null,
    }),
    navigation: t.field({
      type: NavigationEnum,
      nullable: true,
      description: 'How the page was reached; of page views.',
      resolve: (row) => (row.type === 'page_view' ? navigationOf(row) : null),
    }),
    element: t.field({
      type: ElementType,
      nullable: true,
      description: 'What was clicked.',
      resolve: (row) => (row.selector || row.elementName || row.elementTag ? row : null),
    }),
  }),
});

/** `EventConnection` of the API. */
export const EventConnectionType = builder.connectionObject(
  { type: EventType, name: 'EventConnection', description: 'Events in the order they happened.' },
  { name: 'EventEdge', description: 'An event and its cursor.' },
);
