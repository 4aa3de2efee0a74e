import type { Translate } from '../messages/translator.ts';

/** How values are written in one locale. */
export type Format = {
  /** A whole number with its group separators; from 100,000 on compact ("128K"). */
  count(value: number): string;
  /** A rate: one decimal below 10, whole above. */
  rate(value: number): string;
  /** A length of time from milliseconds: "8 s", "1 m 24 s", "2 h 5 m". */
  duration(ms: number): string;
  /** A position in a recording: "1:24", "1:02:05". */
  clock(ms: number): string;
  /** A share of 1: "12 %", below 10 % with a decimal. */
  share(value: number): string;
  /** A moment as seen from `now`: "now", "3 min. ago", "yesterday". */
  relative(at: Date, now: Date): string;
  /** A moment to the second, with its time zone. */
  exact(at: Date): string;
};

const COMPACT_FROM = 100_000;
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];
/** Nearer than this is "now": the clock of the text ticks no finer. */
const NOW_MS = 10_000;

/** The formats of a locale. */
export function createFormat(locale: string, translate: Translate): Format {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const smallPercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });
  const count = (value: number) => (value >= COMPACT_FROM ? compact : whole).format(value);
  return {
    count,
    rate: (value) => (value < 10 ? decimal.format(value) : count(value)),
    duration: (ms) => formatDuration(ms, translate),
    clock: formatClock,
    share: (value) => (value < 0.1 ? smallPercent : percent).format(value),
    relative(at, now) {
      const distance = at.getTime() - now.getTime();
      if (Math.abs(distance) < NOW_MS) return ago.format(0, 'second');
      const [unit, size] =
        UNITS.find(([, unitMs]) => Math.abs(distance) >= unitMs) ?? (['second', 1_000] as const);
      return ago.format(Math.trunc(distance / size), unit);
    },
    exact: (at) => moment.format(at),
  };
}

function formatDuration(ms: number, translate: Translate): string {
  const total = Math.max(0, Math.round(ms / 1_000));
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  const seconds = total % 60;
  if (hours > 0) return translate('duration.hours', { hours, minutes });
  if (minutes > 0) return translate('duration.minutes', { minutes, seconds });
  return translate('duration.seconds', { seconds });
}

function formatClock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1_000));
  const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor((total % 3_600) / 60), total % 60];
  const padded = String(seconds).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${padded}` : `${minutes}:${padded}`;
}
