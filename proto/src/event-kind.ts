import type { Event, EventKind } from './messages.ts';

const EVENT_KINDS = [
  'click',
  'mouseMove',
  'scroll',
  'pageView',
  'pageExit',
  'scrollMilestone',
  'customEvent',
  'jsError',
  'unhandledRejection',
  'sessionStart',
  'sessionEnd',
  'pageVisible',
  'pageHidden',
  'identify',
  'group',
] as const satisfies readonly EventKind[];

/** The name of the body an event carries; undefined when it has none we know. */
export function eventKind(event: Event): EventKind | undefined {
  return EVENT_KINDS.find((kind) => event[kind] !== undefined);
}
