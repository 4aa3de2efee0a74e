import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTime, sessionDay, storableTime } from './event-time.ts';

const RECEIVED = Date.UTC(2026, 5, 15, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('eventTime', () => {
  it.each([
    ['a right clock', RECEIVED - 2000, 0, RECEIVED - 2000],
    ['a clock 3 h fast', RECEIVED + 180 * MINUTE - 2000, -180 * MINUTE, RECEIVED - 2000],
    ['5 min ahead', RECEIVED + 5 * MINUTE, 0, RECEIVED + 5 * MINUTE],
    ['more than 5 min ahead', RECEIVED + 5 * MINUTE + 1, 0, RECEIVED],
    ['8 days old', RECEIVED - 8 * DAY, 0, RECEIVED - 8 * DAY],
    ['older than 8 days', RECEIVED - 8 * DAY - 1, 0, RECEIVED],
    ['the year 1970', 0, 0, RECEIVED],
    ['2^63', 2 ** 63, 0, RECEIVED],
  ] as const)('%s', (...[, clientTs, offset, ts]) => {
    expect(eventTime(clientTs, offset, RECEIVED)).toBe(ts);
  });
});

describe('sessionDay', () => {
  it.each([
    ['today', RECEIVED, '2026-06-15'],
    ['the year 1970', 0, '2026-06-07'],
    ['the year 10889', 2 ** 48 - 1, '2026-06-16'],
    ['8 days ago', RECEIVED - 8 * DAY, '2026-06-07'],
  ])('%s', (_name, time, day) => {
    expect(sessionDay(time, RECEIVED)).toBe(day);
  });
});

it('storableTime is always a date', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (ts) => {
      expect(Number.isNaN(new Date(storableTime(ts)).getTime())).toBe(false);
    }),
  );
});
