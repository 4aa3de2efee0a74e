import { builder } from '../builder.ts';
import type { EventRow } from '../queries/event-row.ts';

/** The element that an event is about. */
export const ElementType = builder.objectRef<EventRow>('Element').implement({
  description: 'An element of a page, as the tracker described it.',
  fields: (t) => ({
    selector: t.exposeString('selector', { description: 'A CSS selector that finds it.' }),
    key: t.exposeString('elementKey', {
      description: 'What groups it with itself across releases of the site.',
    }),
    name: t.exposeString('elementName', { description: 'What a person calls it.' }),
    tag: t.exposeString('elementTag', { description: 'Its tag, in lower case.' }),
    text: t.string({
      nullable: true,
      description: 'Its text, masked, at most 50 characters.',
      resolve: (row) => row.elementText || null,
    }),
    href: t.string({
      nullable: true,
      description: 'Where its link leads.',
      resolve: (row) => row.elementHref || null,
    }),
    isInteractive: t.exposeBoolean('isInteractive', { description: 'Whether a person expects it to react.' }),
  }),
});
