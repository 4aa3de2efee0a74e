import { ACTIVITY_BUCKETS } from '../limits.ts';
import type { TimeSpan } from './time-span.ts';

/**
 * How often the visitor did something in each of at most `ACTIVITY_BUCKETS` equal parts of the recording. An input that
 * lasts counts in every part that it touches.
 */
export function activity(inputs: readonly TimeSpan[], recorded: TimeSpan): number[] {
  const duration = recorded.to - recorded.from;
  const buckets = new Array<number>(Math.min(ACTIVITY_BUCKETS, Math.max(duration, 1))).fill(0);
  const placeOf = (at: number) =>
    Math.min(Math.floor(((at - recorded.from) / Math.max(duration, 1)) * buckets.length), buckets.length - 1);
  for (const { from, to } of inputs) {
    if (to < recorded.from || from > recorded.to) continue;
    const last = placeOf(Math.min(to, recorded.to));
    for (let place = placeOf(Math.max(from, recorded.from)); place <= last; place += 1) {
      buckets[place] = (buckets[place] ?? 0) + 1;
    }
  }
  return buckets;
}
