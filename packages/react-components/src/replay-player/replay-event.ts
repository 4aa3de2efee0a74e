import type { EventType as ApiEventType, SessionEventsQuery } from '../gen/operations.ts';

/** What kind of thing happened. */
export type EventType = Lowercase<ApiEventType>;

/** One thing that happened in a session. */
export type SessionEvent = {
  id: string;
  at: Date;
  type: EventType;
  /** Path of the page. */
  path: string;
  title: string | null;
  /** Of a custom event or an error; the id of a user or group. */
  name: string | null;
  /** Of an error. */
  message: string | null;
  /** Whether a click came to nothing, of clicks. */
  isDead: boolean;
  element: { name: string; tag: string; text: string | null; selector: string } | null;
};

type Fields = NonNullable<
  NonNullable<SessionEventsQuery['project']>['session']
>['events']['edges'][number]['node'];

/** An event of the API in the kit's own types. */
export function toSessionEvent(fields: Fields): SessionEvent {
  const { id, path, title = null, name = null, message = null, element } = fields;
  return {
    id,
    at: new Date(fields.at),
    type: fields.type.toLowerCase() as EventType,
    path,
    title,
    name,
    message,
    isDead: fields.outcome === 'NONE',
    element: element ? { ...element, text: element.text ?? null } : null,
  };
}
