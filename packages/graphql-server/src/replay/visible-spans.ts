import type { VisibilityEvent } from '../queries/visibility-events.ts';
import { mergeSpans } from './merge-spans.ts';
import type { TimeSpan } from './time-span.ts';

/**
 * When a document was seen. A document counts as seen from its first chunk on, unless the first thing told of it is that
 * it came into view; and to its last chunk, unless it was hidden before.
 *
 * @param events of the document, in order
 * @param recorded from its first chunk to its last
 */
export function visibleSpans(events: readonly VisibilityEvent[], recorded: TimeSpan): TimeSpan[] {
  const spans: TimeSpan[] = [];
  const [first] = events;
  let since = first?.isVisible ? undefined : recorded.from;
  for (const { at, isVisible } of events) {
    if (isVisible) since ??= at;
    else if (since !== undefined) {
      spans.push({ from: since, to: at });
      since = undefined;
    }
  }
  if (since !== undefined) spans.push({ from: since, to: recorded.to });
  return mergeSpans(spans.filter(({ from, to }) => to > from));
}
