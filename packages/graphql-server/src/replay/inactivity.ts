import { INACTIVITY_MS } from '../limits.ts';
import { mergeSpans } from './merge-spans.ts';
import type { TimeSpan } from './time-span.ts';

/** The spans of the recording longer than `INACTIVITY_MS` in which the visitor did nothing. */
export function inactivity(inputs: readonly TimeSpan[], recorded: TimeSpan): TimeSpan[] {
  const idle: TimeSpan[] = [];
  let since = recorded.from;
  for (const { from, to } of mergeSpans(inputs)) {
    idle.push({ from: since, to: Math.min(from, recorded.to) });
    since = Math.max(since, to);
  }
  idle.push({ from: since, to: recorded.to });
  return idle.filter(({ from, to }) => to - from > INACTIVITY_MS);
}
