/** The topics of the event log. */
export const TOPICS = {
  /** One record for each accepted batch of events, keyed `<project id>:<session id>`. */
  events: 'gosight.events',
  /** One record for each accepted replay chunk, keyed the same. */
  replay: 'gosight.replay',
  /** Records that could not be processed, as JSON `DeadLetter`s. */
  deadLetter: 'gosight.dead-letter',
} as const;

/** The consumer group of the event processors. */
export const EVENT_PROCESSOR_GROUP = 'gosight.event-processor';
