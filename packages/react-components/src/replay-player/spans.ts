import type { TimeSpan } from './replay.ts';

/** Spans in order, those that touch or overlap made one, empty ones left out. */
export function mergeSpans(spans: readonly TimeSpan[]): TimeSpan[] {
  const merged: TimeSpan[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (!(from < to)) continue;
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** The part of a span inside another; undefined where they do not meet. */
export function clipSpan(span: TimeSpan, bounds: TimeSpan): TimeSpan | undefined {
  const from = Math.max(span.from, bounds.from);
  const to = Math.min(span.to, bounds.to);
  return from < to ? { from, to } : undefined;
}

/** The span that a moment lies in. */
export function spanAt<T extends TimeSpan>(spans: readonly T[], time: number): T | undefined {
  return spans.find(({ from, to }) => from <= time && time < to);
}

/** The value, or the end of the range that it lies beyond. */
export function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), Math.max(min, max));
}
