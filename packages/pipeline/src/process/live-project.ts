import { LIVE_RATE_WINDOW_MS, LIVE_WINDOW_MS, type LivePart } from '@gosight/engines';
import { LIVE_LIMITS } from '../limits.ts';
import { createRateRing, type RateCounts, type RateRing } from './rate-ring.ts';

/** What happened in a session, as far as live metrics need it. Times are Unix ms on the server's clock. */
export type LiveActivity = {
  readonly sessionId: string;
  readonly visitorId: string;
  readonly ts: number;
  /** `path_group` of the page that was viewed; undefined when none was. */
  readonly page: string | undefined;
};

/** The figures of a part: what makes one differ from the last. */
export type LiveFigures = Omit<LivePart, 'source' | 'at'>;

/** The live sessions of one project, each remembered with the partition it came from. */
export type LiveProject = {
  touch(partition: number, activity: LiveActivity, now: number): void;
  count(partition: number, at: { ts: number; now: number }, counts: RateCounts): void;
  /** Forgets what a partition brought. */
  release(partition: number): void;
  figures(now: number): LiveFigures;
};

type LiveSession = { partition: number; visitorId: string; ts: number; page: string };

/** A project in which nobody is live. */
export function createLiveProject(): LiveProject {
  const sessions = new Map<string, LiveSession>();
  const rates = new Map<number, RateRing>();

  return {
    touch(partition, { sessionId, visitorId, ts, page }, now) {
      const time = Math.min(ts, now);
      if (time <= now - LIVE_WINDOW_MS) return;
      const known = sessions.get(sessionId);
      if (known === undefined) {
        if (sessions.size < LIVE_LIMITS.maxSessions) {
          sessions.set(sessionId, { partition, visitorId, ts: time, page: page ?? '' });
        }
        return;
      }
      if (time >= known.ts && page !== undefined) known.page = page;
      known.ts = Math.max(known.ts, time);
    },
    count(partition, { ts, now }, counts) {
      const ring = rates.get(partition) ?? createRateRing();
      rates.set(partition, ring);
      ring.add(Math.min(ts, now), now, counts);
    },
    release(partition) {
      rates.delete(partition);
      for (const [id, session] of sessions) if (session.partition === partition) sessions.delete(id);
    },
    figures(now) {
      for (const [id, { ts }] of sessions) if (ts <= now - LIVE_WINDOW_MS) sessions.delete(id);
      const rate: RateCounts = { events: 0, pageViews: 0, errors: 0 };
      for (const ring of rates.values()) ring.addTo(rate, now);
      return {
        visitors: new Set(Array.from(sessions.values(), ({ visitorId }) => visitorId)).size,
        sessions: sessions.size,
        pageViewsPerMinute: rate.pageViews,
        eventsPerSecond: Math.round((rate.events * 100_000) / LIVE_RATE_WINDOW_MS) / 100,
        errorsPerMinute: rate.errors,
        insightsPerMinute: 0,
        topPages: topPages(sessions.values()),
      };
    },
  };
}

/** On how many live sessions' screens a page stands; pages of equal count in the order of their names. */
function topPages(sessions: Iterable<LiveSession>): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { page } of sessions) if (page !== '') counts.set(page, (counts.get(page) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, LIVE_LIMITS.topPages);
}
