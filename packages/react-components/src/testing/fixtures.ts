import type { Session } from '../hooks/session.ts';
import type { LiveMetrics } from '../hooks/use-live-metrics.ts';

/** The moment all fixtures are told from. */
const NOW = Date.parse('2026-03-04T10:00:00.000Z');
const MINUTE_MS = 60_000;

/** A session with everything set; give what your test is about. */
export function sessionFixture(values: Partial<Session> = {}): Session {
  return {
    id: 'U2Vzc2lvbjowMTk1NjBhMC0wMDAw',
    sessionId: '019560a0-0000-7000-8000-000000000000',
    visitorId: '7c1f9a52-3d9e-4b6a-9f60-1c2d3e4f5a6b',
    userId: null,
    startedAt: new Date(NOW - 3 * MINUTE_MS),
    endedAt: new Date(NOW - 1.6 * MINUTE_MS),
    duration: 84_000,
    isLive: true,
    entryPath: '/products/linen-shirt',
    exitPath: '/checkout',
    pageViewCount: 4,
    eventCount: 61,
    clickCount: 12,
    errorCount: 0,
    device: 'desktop',
    browser: 'Chrome',
    os: 'macOS',
    country: 'DE',
    hasReplay: false,
    ...values,
  };
}

const VISITS: readonly Partial<Session>[] = [
  {
    userId: 'ada@example.com',
    isLive: true,
    device: 'desktop',
    browser: 'Firefox',
    clickCount: 23,
    pageViewCount: 7,
    duration: 312_000,
  },
  {
    userId: null,
    isLive: true,
    device: 'mobile',
    browser: 'Safari',
    errorCount: 2,
    entryPath: '/',
    duration: 41_000,
  },
  {
    userId: 'grace@example.com',
    isLive: false,
    device: 'tablet',
    browser: 'Safari',
    clickCount: 0,
    pageViewCount: 1,
    duration: 0,
  },
  {
    userId: null,
    isLive: false,
    entryPath: '/blog/2026/02/how-we-measure-a-linen-shirt-before-it-leaves-the-house',
    duration: 3_905_000,
    clickCount: 148,
    pageViewCount: 36,
  },
];

/** `count` different sessions, newest first. */
export function sessionFixtures(count: number): Session[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(4, '0');
    return sessionFixture({
      id: `U2Vzc2lvbjowMTk1NjBhMC0${number}`,
      sessionId: `019560a0-${number}-7000-8000-000000000000`,
      visitorId: `${number}9a52-3d9e-4b6a-9f60-1c2d3e4f5a6b`,
      startedAt: new Date(NOW - (index * 7 + 1) * MINUTE_MS),
      ...VISITS[index % VISITS.length],
    });
  });
}

/** Live numbers of a shop on a quiet morning. */
export function liveMetricsFixture(values: Partial<LiveMetrics> = {}): LiveMetrics {
  return {
    at: new Date(NOW),
    visitors: 128,
    sessions: 134,
    pageViewsPerMinute: 86,
    eventsPerSecond: 21.4,
    errorsPerMinute: 3,
    topPages: [
      { value: '/', count: 52 },
      { value: '/products/linen-shirt', count: 31 },
    ],
    ...values,
  };
}
