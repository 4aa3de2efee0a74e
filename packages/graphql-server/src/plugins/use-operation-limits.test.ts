import SchemaBuilder from '@pothos/core';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { MAX_ALIASES, MAX_DEPTH } from '../limits.ts';
import { limitError } from './use-operation-limits.ts';

// Our own schema has no circle yet that a query could follow.
const builder = new SchemaBuilder({});
const Circle = builder.objectRef<object>('Circle');
Circle.implement({
  fields: (t) => ({
    name: t.string({ resolve: () => '' }),
    again: t.field({ type: Circle, resolve: () => ({}) }),
  }),
});
builder.queryType({ fields: (t) => ({ circle: t.field({ type: Circle, resolve: () => ({}) }) }) });
const schema = builder.toSchema();

const refusal = (query: string, operationName?: string) =>
  limitError({ schema, document: parse(query), operationName })?.message;

/** A query of so many levels. */
function nested(depth: number): string {
  const inner = depth - 2;
  return `{ circle ${'{ again '.repeat(inner)} { name } ${'}'.repeat(inner)} }`;
}

describe('limitError', () => {
  it('counts levels', () => {
    expect(refusal(nested(MAX_DEPTH))).toBeUndefined();
    expect(refusal(nested(MAX_DEPTH + 1))).toContain(`depth is ${MAX_DEPTH + 1}`);
  });

  it('counts levels through fragments', () => {
    const query = `{ circle { ...A } } fragment A on Circle ${nested(MAX_DEPTH).replace('circle', 'again')}`;
    expect(refusal(query)).toContain('depth');
  });

  it('counts aliases in fragments too', () => {
    const aliases = Array.from({ length: MAX_ALIASES + 1 }, (_, n) => `a${n}: name`).join(' ');
    expect(refusal(`{ circle { ...A } } fragment A on Circle { ${aliases} }`)).toContain('aliases');
  });

  it('looks at the operation that will run', () => {
    const query = `query A { circle { name } } query B ${nested(MAX_DEPTH + 1)}`;
    expect(refusal(query, 'A')).toBeUndefined();
    expect(refusal(query, 'B')).toContain('depth');
  });

  it('says nothing of what execution refuses better', () => {
    expect(refusal('query A { circle { name } } query B { circle { name } }')).toBeUndefined();
    expect(refusal('{ circle { name } }', 'Nobody')).toBeUndefined();
  });
});
