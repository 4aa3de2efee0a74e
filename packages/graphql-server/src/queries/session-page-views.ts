import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { MAX_PAGE_VIEWS_PER_SESSION } from '../limits.ts';
import type { EventRow } from './event-row.ts';
import { sessionEvents } from './session-events.ts';
import type { SessionRow } from './session-row.ts';

/** A page view and the exit that ended it, once it came. */
export type PageViewRow = { readonly view: EventRow; readonly exit?: EventRow };

/** The pages that were viewed, in order, by session UUID. */
export async function sessionPageViews(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  sessions: readonly SessionRow[],
): Promise<Map<string, PageViewRow[]>> {
  const events = await sessionEvents(clickhouse, scope, {
    sessions,
    types: ['page_view', 'page_exit'],
    limit: 2 * MAX_PAGE_VIEWS_PER_SESSION,
  });
  return new Map([...events].map(([id, rows]) => [id, pairExits(rows).slice(0, MAX_PAGE_VIEWS_PER_SESSION)]));
}

/** Gives each page view the next exit of the same document, before that document's next page view. */
export function pairExits(events: readonly EventRow[]): PageViewRow[] {
  const pages: { view: EventRow; exit?: EventRow }[] = [];
  const openByStream = new Map<string, { view: EventRow; exit?: EventRow }>();
  for (const event of events) {
    const open = openByStream.get(event.streamId);
    if (event.type === 'page_view') {
      const page = { view: event };
      pages.push(page);
      openByStream.set(event.streamId, page);
    } else if (open && open.view.url === event.url) {
      // A page that is hidden and shown again may tell its exit more than once: the last one knows most.
      open.exit = event;
    }
  }
  return pages;
}
