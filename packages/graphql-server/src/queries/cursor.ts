import { badInput } from '../errors.ts';

const MAX_CURSOR = 500;

/** Makes the opaque text of a place in a list. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a cursor with `read`, which returns undefined for anything that it did not write; then throws `BAD_USER_INPUT`. */
export function decodeCursor<Place>(cursor: string, read: (parts: unknown[]) => Place | undefined): Place {
  const parts = cursor.length > MAX_CURSOR ? undefined : parse(cursor);
  const place = Array.isArray(parts) ? read(parts) : undefined;
  if (place === undefined) throw badInput('after: is no cursor of this list and order.');
  return place;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    // Not ours; the caller refuses it.
    return undefined;
  }
}
