import { builder } from '../builder.ts';
import type { EventRow } from '../queries/event-row.ts';
import { enumValue } from './enum-value.ts';
import { ClickOutcomeEnum } from './enums.ts';
import { EventType } from './event.ts';

const REACTIONS = ['dom', 'navigation', 'scroll', 'selection', 'focus', 'media', 'window', 'error'] as const;

function ofClicks<Value>(read: (row: EventRow) => Value): (row: EventRow) => Value | null {
  return (row) => (row.type === 'click' ? read(row) : null);
}

builder.objectFields(EventType, (t) => ({
  x: t.int({
    nullable: true,
    description: 'CSS pixels from the left of the page; of clicks.',
    resolve: ofClicks((row) => row.x),
  }),
  y: t.int({
    nullable: true,
    description: 'CSS pixels from the top of the page; of clicks.',
    resolve: ofClicks((row) => row.y),
  }),
  offsetX: t.int({
    nullable: true,
    description: 'CSS pixels from the left of the element; of clicks.',
    resolve: ofClicks((row) => row.offsetX),
  }),
  offsetY: t.int({
    nullable: true,
    description: 'CSS pixels from the top of the element; of clicks.',
    resolve: ofClicks((row) => row.offsetY),
  }),
  outcome: t.field({
    type: ClickOutcomeEnum,
    nullable: true,
    description: 'How the page reacted; of clicks.',
    resolve: ofClicks((row) => enumValue([...REACTIONS, 'none', 'unknown'], row.outcome, 'unknown')),
  }),
  outcomeDelay: t.field({
    type: 'Duration',
    nullable: true,
    description: 'How long the first reaction took; null without one.',
    resolve: ofClicks((row) => (enumValue(REACTIONS, row.outcome, null) === null ? null : row.outcomeDelay)),
  }),
}));
