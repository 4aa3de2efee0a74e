import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { encodeSnapshotId } from '../heatmap/snapshot-id.ts';
import { pageSnapshotUrl, playerFrameUrl } from '../http/project-urls.ts';
import type { ReplayChunkRow } from '../queries/replay-chunk-row.ts';

/** The chunk that shows a page, and the share of the heatmap's clicks that were made in its layout. */
export type PageSnapshot = { readonly chunk: ReplayChunkRow; readonly matchedShare: number };

/** `PageSnapshot` of the API. */
export const PageSnapshotType = builder.objectRef<PageSnapshot>('PageSnapshot').implement({
  description: 'How a page looks, without what it says: every text is masked and no picture is kept.',
  fields: (t) => ({
    url: t.string({
      description:
        'Where it is, with the same Authorization header: a JSON array of rrweb events that begins with Meta and FullSnapshot.',
      resolve: ({ chunk }, _args, context) =>
        pageSnapshotUrl(context, requireViewer(context).projectId, encodeSnapshotId(chunk)),
    }),
    frameUrl: t.string({
      description: 'The player frame that can show it; add its origin to your frame-src.',
      resolve: (_snapshot, _args, context) => playerFrameUrl(context),
    }),
    width: t.int({
      description: 'The width of the viewport in CSS pixels.',
      resolve: ({ chunk }) => chunk.viewportWidth,
    }),
    height: t.int({
      description: 'The height of the viewport in CSS pixels; the page may be longer.',
      resolve: ({ chunk }) => chunk.viewportHeight,
    }),
    takenAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ chunk }) => chunk.from }),
    matchedShare: t.exposeFloat('matchedShare', {
      description: "The share of the heatmap's clicks that were made at a width of the same layout, 0 to 1.",
    }),
  }),
});
