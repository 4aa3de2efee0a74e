import { badInput } from '../errors.ts';
import { MAX_FILTER_LIST, MAX_FILTER_TEXT } from '../limits.ts';
import type { StringMatch } from '../schema/session-filter.ts';
import type { BoundValues } from './bound-values.ts';
import { pathPattern } from './path-pattern.ts';

/** Throws `BAD_USER_INPUT` for a text that no stored value can equal or that is too long. */
export function checkText(field: string, text: string): string {
  if (text.length > MAX_FILTER_TEXT) throw badInput(`${field}: at most ${MAX_FILTER_TEXT} characters.`);
  // ClickHouse's text format can't carry NUL in a parameter, and no browser sends it.
  if (text.includes('\0') || !text.isWellFormed())
    throw badInput(`${field}: holds characters that no text has.`);
  return text;
}

/** As `checkText`, for each of a list. */
export function checkTexts(field: string, texts: readonly string[]): readonly string[] {
  if (texts.length > MAX_FILTER_LIST) throw badInput(`${field}: at most ${MAX_FILTER_LIST} values.`);
  return texts.map((text) => checkText(field, text));
}

/** The SQL condition that `expression` matches; all parts of the match hold together. */
export function textCondition(
  values: BoundValues,
  expression: string,
  { field, match }: { field: string; match: StringMatch },
): string {
  const conditions: string[] = [];
  const bind = (text: string) => values.bind('String', checkText(field, text));
  if (match.equals != null) conditions.push(`${expression} = ${bind(match.equals)}`);
  if (match.startsWith != null) conditions.push(`startsWith(${expression}, ${bind(match.startsWith)})`);
  if (match.contains != null) {
    conditions.push(`positionCaseInsensitiveUTF8(${expression}, ${bind(match.contains)}) > 0`);
  }
  if (match.pattern != null) {
    checkText(field, match.pattern);
    conditions.push(`match(${expression}, ${values.bind('String', pathPattern(match.pattern))})`);
  }
  if (conditions.length === 0) throw badInput(`${field}: give equals, startsWith, contains or pattern.`);
  return conditions.join(' AND ');
}
