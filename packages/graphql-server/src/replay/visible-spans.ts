import type { VisibilityEvent } from '../queries/visibility-events.ts';
import { mergeSpans } from './merge-spans.ts';
import type { TimeSpan } from './time-span.ts';

type Recorded = {
  /** From the document's first chunk to its last. */
  readonly recorded: TimeSpan;
  /** Of all documents; no span lies outside. */
  readonly whole: TimeSpan;
};

/**
 * When a document was seen. Without a word about it, it counts as seen from its first chunk to its last; who comes into
 * view was not seen before, even where a page was opened (in a tab in the background).
 *
 * @param events of the document, in order
 */
export function visibleSpans(events: readonly VisibilityEvent[], { recorded, whole }: Recorded): TimeSpan[] {
  const spans: TimeSpan[] = [];
  let isHidden = false;
  let since: number | undefined = recorded.from;
  for (const { type, at } of events) {
    if (type === 'page_visible') {
      isHidden = false;
      since = at;
    } else if (type === 'page_view') {
      if (!isHidden) since ??= at;
    } else {
      isHidden ||= type === 'page_hidden';
      if (since !== undefined) spans.push({ from: since, to: at });
      since = undefined;
    }
  }
  if (since !== undefined) spans.push({ from: since, to: recorded.to });
  const inside = spans.map(({ from, to }) => ({
    from: Math.max(from, whole.from),
    to: Math.min(to, whole.to),
  }));
  return mergeSpans(inside.filter(({ from, to }) => to > from));
}
