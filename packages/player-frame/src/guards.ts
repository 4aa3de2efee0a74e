import { MAX_STRING } from './limits.ts';

/** Whether a value is a plain object with unknown fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a number that can be calculated with. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Whether a value is a whole number ≥ 0 without loss of precision. */
export function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Whether a value is a string of at most `max` characters. */
export function isShortString(value: unknown, max: number = MAX_STRING): value is string {
  return typeof value === 'string' && value.length <= max;
}
