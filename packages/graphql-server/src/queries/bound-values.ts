import { badInput } from '../errors.ts';
import { MAX_BOUND_BYTES } from '../limits.ts';

type BoundType = 'String' | 'Array(String)' | 'Int64' | 'UInt64' | 'UInt32' | 'UUID' | 'Array(UUID)' | 'Date';
type BoundValue = string | number | readonly string[];

/**
 * Collects the values of a query. Nothing that a caller sent ever becomes part of the SQL text: `bind` keeps the value
 * and gives the placeholder to write in its place.
 */
export type BoundValues = {
  readonly params: Record<string, BoundValue>;
  /** Keeps a value and returns its placeholder; throws `BAD_USER_INPUT` when all together are too long. */
  bind(type: BoundType, value: BoundValue): string;
};

/** An empty collection. */
export function createBoundValues(): BoundValues {
  const params: Record<string, BoundValue> = {};
  let bytes = 0;
  return {
    params,
    bind(type, value) {
      bytes += encodedLength(value);
      if (bytes > MAX_BOUND_BYTES) throw badInput('The filter is too long: use fewer or shorter values.');
      const name = `v${Object.keys(params).length}`;
      params[name] = value;
      return `{${name}:${type}}`;
    },
  };
}

function encodedLength(value: BoundValue): number {
  const texts = typeof value === 'object' ? value : [String(value)];
  return texts.reduce((sum, text) => sum + encodeURIComponent(text.toWellFormed()).length + 3, 0);
}
