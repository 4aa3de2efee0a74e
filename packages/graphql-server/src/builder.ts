import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import type { RequestContext } from './context.ts';

/** The types that every field of the schema is checked against. */
type SchemaTypes = {
  Context: RequestContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    /** Unix ms. */
    DateTime: { Input: number; Output: number };
    /** ms. */
    Duration: { Input: number; Output: number };
    JSON: { Input: unknown; Output: unknown };
  };
};

// A connection's own field already multiplies by its page size, so its inner lists must not do it again.
const oncePerPage = { field: 1, multiplier: 1 };

/** Collects the types of `schema/*.ts`; `schema.ts` makes the schema of them. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  errors: { directResult: true },
  relay: {
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodeTypeOptions: { description: 'Anything that `node` can find by its id.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    edgesFieldOptions: {
      nullable: { list: false, items: false },
      description: 'The rows of this page with their cursors.',
      complexity: oncePerPage,
    },
    nodeFieldOptions: { nullable: false, description: 'The row.' },
    pageInfoFieldOptions: { description: 'Whether more rows follow, and how to get them.' },
    idFieldOptions: { description: 'Unique among all objects of all types.' },
    startCursorFieldOptions: { description: 'The cursor of the first row.' },
    nodesOnConnection: { description: 'The rows of this page.', complexity: oncePerPage },
    cursorFieldOptions: { description: 'Give it as `after` to go on behind this row.' },
    hasNextPageFieldOptions: { description: 'Whether more rows follow.' },
    hasPreviousPageFieldOptions: { description: 'Whether this page began behind a cursor.' },
    endCursorFieldOptions: { description: 'Give it as `after` for the next page.' },
  },
});

builder.queryType({ description: 'All reading.' });
builder.mutationType({
  description: 'All changing. A mutation answers with the object or with typed errors.',
});
builder.subscriptionType({ description: 'What changes while you watch, over server-sent events.' });
