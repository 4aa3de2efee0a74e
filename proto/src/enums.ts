/** Why a session ended; the numbers are those of `SessionEndReason` on the wire. */
export const SessionEndReason = {
  UNSPECIFIED: 0,
  IDLE: 1,
  MIDNIGHT: 2,
  MAX_AGE: 3,
  USER_CHANGED: 4,
  MANUAL: 5,
  OPT_OUT: 6,
} as const;

/** How a page view came about; the numbers are those of `Navigation` on the wire. */
export const Navigation = { LOAD: 0, PUSH: 1, REPLACE: 2, POP: 3, RESTORE: 4 } as const;

/** What the page did after a click; the numbers are those of `ClickOutcome` on the wire. */
export const ClickOutcome = {
  UNKNOWN: 0,
  NONE: 1,
  DOM: 2,
  NAVIGATION: 3,
  SCROLL: 4,
  SELECTION: 5,
  FOCUS: 6,
  MEDIA: 7,
  WINDOW: 8,
  ERROR: 9,
} as const;

/** How the bytes of a replay chunk are encoded; the numbers are those of `ChunkEncoding` on the wire. */
export const ChunkEncoding = { IDENTITY: 0, GZIP: 1 } as const;

/** The number of one of our enums on the wire; a newer sender may use numbers we do not know. */
export type WireNumber<Enum extends Record<string, number>> = Enum[keyof Enum];

/** The name of a number of an enum (`enumName(ClickOutcome, 2)` is `'DOM'`), undefined for an unknown number. */
export function enumName<Enum extends Record<string, number>>(
  names: Enum,
  value: number,
): (keyof Enum & string) | undefined {
  return Object.keys(names).find((name) => names[name] === value);
}
