import { Kind, valueFromASTUntyped } from 'graphql';
import { builder } from '../builder.ts';
import { type ApiError, badInput } from '../errors.ts';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;
// ClickHouse's DateTime64 begins in 1900 and its Date in 1970.
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const DAY_OF_MONTH = /^\d{4}-(\d{2})-(\d{2})/;

function hasRealDay(text: string): boolean {
  const [, month, day] = DAY_OF_MONTH.exec(text) ?? [];
  const parsed = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  // JavaScript reads 30 February as 2 March.
  return parsed.getUTCMonth() + 1 === Number(month) && parsed.getUTCDate() === Number(day);
}

function parseDateTime(value: unknown): number {
  if (typeof value !== 'string' || !RFC_3339.test(value) || !hasRealDay(value)) throw notDateTime(value);
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) throw notDateTime(value);
  if (ms < EARLIEST || ms >= LATEST) throw badInput('A DateTime must lie between the years 1970 and 2099.');
  return ms;
}

function notDateTime(value: unknown): ApiError {
  const shown = JSON.stringify(value)?.slice(0, 60);
  return badInput(`DateTime must be RFC 3339 with a zone, as 2026-11-22T10:00:00.000Z, not ${shown}.`);
}

function parseDuration(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw badInput('Duration must be a whole number of milliseconds, 0 or more.');
  }
  return value;
}

builder.scalarType('DateTime', {
  description:
    'A moment, RFC 3339 in UTC with milliseconds: 2026-11-22T10:00:00.000Z. Input may have any offset.',
  serialize: (ms) => new Date(ms).toISOString(),
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(node.kind === Kind.STRING ? node.value : undefined),
});

builder.scalarType('Duration', {
  description: 'A span of time in whole milliseconds.',
  serialize: (ms) => Math.round(ms),
  parseValue: parseDuration,
  parseLiteral: (node) => parseDuration(node.kind === Kind.INT ? Number(node.value) : undefined),
});

builder.scalarType('JSON', {
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
