import { builder } from '../builder.ts';
import type { EventRow } from '../queries/event-row.ts';
import { EventTypeEnum } from './enums.ts';

/** `ErrorOccurrence` of the API. */
export const ErrorOccurrenceType = builder.objectRef<EventRow>('ErrorOccurrence').implement({
  description: 'A JS error that happened in a session.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of its event.' }),
    type: t.field({
      type: EventTypeEnum,
      description: '`JS_ERROR` or `UNHANDLED_REJECTION`.',
      resolve: (row) => (row.type === 'unhandled_rejection' ? 'unhandled_rejection' : 'js_error'),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    path: t.exposeString('path', { description: 'The path of the page.' }),
    url: t.string({ nullable: true, description: 'The whole URL.', resolve: (row) => row.url || null }),
    name: t.string({ nullable: true, description: 'As `TypeError`.', resolve: (row) => row.name || null }),
    message: t.exposeString('message', { description: 'What the error says.' }),
    stack: t.string({ nullable: true, description: 'Its stack.', resolve: (row) => row.stack || null }),
    source: t.string({ nullable: true, description: 'Its file.', resolve: (row) => row.source || null }),
    line: t.int({ nullable: true, description: 'From 1.', resolve: (row) => row.line || null }),
    column: t.int({ nullable: true, description: 'From 1.', resolve: (row) => row.column || null }),
  }),
});
