import { LIVE_RATE_WINDOW_MS } from '@gosight/engines';

const SECONDS = LIVE_RATE_WINDOW_MS / 1000;

/** What a ring counts. */
export type RateCounts = { events: number; pageViews: number; errors: number };

/** Counts of the last `LIVE_RATE_WINDOW_MS`, to the second. */
export type RateRing = {
  /** Counts what happened at `ts` (Unix ms); what is older than the window, or later than `now`, is left out. */
  add(ts: number, now: number, counts: RateCounts): void;
  addTo(sum: RateCounts, now: number): void;
};

/** A ring without counts. */
export function createRateRing(): RateRing {
  const slots = Array.from({ length: SECONDS }, () => ({ second: 0, events: 0, pageViews: 0, errors: 0 }));
  const isInWindow = (second: number, now: number) => {
    const current = Math.floor(now / 1000);
    return second > current - SECONDS && second <= current;
  };

  return {
    add(ts, now, counts) {
      const second = Math.floor(ts / 1000);
      const slot = slots[second % SECONDS];
      if (slot === undefined || !isInWindow(second, now)) return;
      if (slot.second !== second) Object.assign(slot, { second, events: 0, pageViews: 0, errors: 0 });
      addCounts(slot, counts);
    },
    addTo(sum, now) {
      for (const slot of slots) if (isInWindow(slot.second, now)) addCounts(sum, slot);
    },
  };
}

function addCounts(sum: RateCounts, counts: RateCounts): void {
  sum.events += counts.events;
  sum.pageViews += counts.pageViews;
  sum.errors += counts.errors;
}
