import { builder } from '../builder.ts';
import { EventType } from './event.ts';

const SCROLLED: readonly string[] = ['page_exit', 'scroll', 'scroll_milestone'];

builder.objectFields(EventType, (t) => ({
  name: t.string({
    nullable: true,
    description: 'The name of a custom event or error, the id of a user or group, why a session ended.',
    resolve: (row) => row.name || null,
  }),
  message: t.string({
    nullable: true,
    description: 'The message of an error.',
    resolve: (row) => row.message || null,
  }),
  stack: t.string({
    nullable: true,
    description: 'The stack of an error.',
    resolve: (row) => row.stack || null,
  }),
  source: t.string({
    nullable: true,
    description: 'The file that an error came from.',
    resolve: (row) => row.source || null,
  }),
  line: t.int({
    nullable: true,
    description: 'The line in `source`, from 1.',
    resolve: (row) => row.line || null,
  }),
  column: t.int({
    nullable: true,
    description: 'The column in `source`, from 1.',
    resolve: (row) => row.column || null,
  }),
  properties: t.field({
    type: 'JSON',
    description: 'The properties of a custom event, the traits of a user or group: an object of texts.',
    resolve: (row) => row.properties,
  }),
  duration: t.field({
    type: 'Duration',
    nullable: true,
    description: 'How long the page was visible; of page exits.',
    resolve: (row) => (row.type === 'page_exit' ? row.duration : null),
  }),
  scrollPercent: t.int({
    nullable: true,
    description: 'How far down the page was seen, 0 to 100; of page exits and scrolls.',
    resolve: (row) => (SCROLLED.includes(row.type) ? row.scrollPercent : null),
  }),
}));
