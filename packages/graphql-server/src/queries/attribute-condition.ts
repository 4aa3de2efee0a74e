import { badInput } from '../errors.ts';
import { MAX_FILTER_LIST } from '../limits.ts';
import type { AttributeMatch } from '../schema/session-filter.ts';
import type { BoundValues } from './bound-values.ts';
import { checkText, checkTexts } from './text-condition.ts';

/** The parts of a match as SQL about any map, and whether the whole must be found or must not be. */
export type AttributeCondition = { readonly isNegated: boolean; on(map: string): string };

/** Reads a match; `exists: false` becomes the negation of "it exists". */
export function attributeCondition(
  values: BoundValues,
  field: string,
  match: AttributeMatch,
): AttributeCondition {
  const { equals, in: oneOf, exists } = match;
  if (equals == null && oneOf == null && exists == null)
    throw badInput(`${field}: give equals, in or exists.`);
  if (exists === false && (equals != null || oneOf != null)) {
    throw badInput(`${field}: what does not exist has no value.`);
  }
  const key = values.bind('String', checkText(`${field}.key`, match.key));
  const equalTo = equals == null ? undefined : values.bind('String', checkText(`${field}.equals`, equals));
  const among = oneOf == null ? undefined : values.bind('Array(String)', checkTexts(`${field}.in`, oneOf));
  return {
    isNegated: exists === false,
    on: (map) => {
      const conditions = [`mapContains(${map}, ${key})`];
      if (equalTo) conditions.push(`${map}[${key}] = ${equalTo}`);
      if (among) conditions.push(`has(${among}, ${map}[${key}])`);
      return conditions.join(' AND ');
    },
  };
}

/** Throws `BAD_USER_INPUT` for a list that is too long. */
export function checkMatches(field: string, matches: readonly AttributeMatch[]): readonly AttributeMatch[] {
  if (matches.length > MAX_FILTER_LIST) throw badInput(`${field}: at most ${MAX_FILTER_LIST} conditions.`);
  return matches;
}
