import { COLUMN_LIMITS, MAX_PATH_GROUP_SEGMENTS } from '../../limits.ts';

const UUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
const NUMBER = /^\d+$/;
/** `2024-05-17`, `10.5`, `12,34`: numbers in a dress. */
const NUMERIC = /^\d[\d.,:_-]*\d$/;
const HEX = /^(?=.*\d)[0-9a-f]{8,}$/i;
/** A prefix and a number: `order-48213`, `SKU_000123`. */
const NUMBERED = /^[a-z]{1,16}[-_]?\d{4,}$/i;
/** Ids of databases and shops: long, and letters and digits mixed. */
const TOKEN = /^(?=(?:[^\d]*\d){2})(?=.*[a-z])[\w~.-]{16,}$/i;
const LONG = 48;

/**
 * The kind of page behind a path: segments that look like ids become `:id`, so that all products count as one page.
 *
 * Depends on the path alone. Version 1 of the rules: numbers and dates, UUIDs, hex of 8 digits or more with a digit,
 * `word-1234`, mixed tokens of 16 or more characters, addresses with an @, anything longer than 48; what lies below the
 * 8th segment becomes `*`.
 */
export function pathGroup(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  const kept = segments.slice(0, MAX_PATH_GROUP_SEGMENTS).map((segment) => (isId(segment) ? ':id' : segment));
  if (segments.length > MAX_PATH_GROUP_SEGMENTS) kept.push('*');
  return `/${kept.join('/')}`.slice(0, COLUMN_LIMITS.pathGroup);
}

function isId(segment: string): boolean {
  const text = decode(segment);
  if (text.length > LONG || text.includes('@')) return true;
  return [NUMBER, NUMERIC, UUID, HEX, NUMBERED].some((pattern) => pattern.test(text)) || isToken(text);
}

/** A slug of words (`top-10-tips-for-2024`) is no token: its digits stand in parts of their own. */
function isToken(text: string): boolean {
  if (!TOKEN.test(text)) return false;
  return text.split(/[-_.~]/).some((part) => part.length >= 8 && /\d/.test(part) && /[a-z]/i.test(part));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
