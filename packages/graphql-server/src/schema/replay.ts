import { builder } from '../builder.ts';
import { playerFrameUrl } from '../http/project-urls.ts';
import { INACTIVITY_MS, QUERY_COST, SESSION_CLOSED_AFTER_MS } from '../limits.ts';
import { activity } from '../replay/activity.ts';
import { inactivity } from '../replay/inactivity.ts';
import type { Replay, ReplayStream } from '../replay/replay.ts';
import { ReplayChunkType } from './replay-chunk.ts';
import { SizeType } from './size.ts';
import { TimeSpanType } from './time-span.ts';

const ReplayStreamType = builder.objectRef<ReplayStream>('ReplayStream').implement({
  description: 'The recording of one document (page load). Node ids mean nothing beyond their document.',
  fields: (t) => ({
    streamId: t.exposeID('streamId', { description: 'The document: 16 hex digits.' }),
    tabId: t.id({
      description: 'The tab that the document was in: 16 hex digits.',
      resolve: ({ chunks }) => chunks[0].tabId,
    }),
    path: t.string({
      description: 'The path of its first page; empty where not known.',
      resolve: ({ chunks }) => chunks[0].path,
    }),
    visible: t.field({
      type: [TimeSpanType],
      description: 'When the visitor saw it. Tabs that were looked at in turn take turns here.',
      complexity: QUERY_COST,
      resolve: (stream) => stream.visible(),
    }),
    viewport: t.field({
      type: SizeType,
      description: 'The size that it was shown in at first.',
      resolve: ({ chunks: [{ viewportWidth, viewportHeight }] }) => ({
        width: viewportWidth,
        height: viewportHeight,
      }),
    }),
    chunks: t.field({
      type: [ReplayChunkType],
      description: 'What it was recorded in, by sequence; missing ones are left out, damaged ones are not.',
      resolve: ({ chunks }) => [...chunks],
    }),
  }),
});

/** `Replay` of the API. */
export const ReplayType = builder.objectRef<Replay>('Replay').implement({
  description:
    "What the visitor saw, as a list of chunks to load and the times to show. All times are the server's.",
  fields: (t) => ({
    startedAt: t.field({
      type: 'DateTime',
      description: 'When the recording begins.',
      resolve: ({ recorded }) => recorded.from,
    }),
    duration: t.field({
      type: 'Duration',
      description: 'From its begin to its end so far.',
      resolve: ({ recorded }) => recorded.to - recorded.from,
    }),
    isComplete: t.boolean({
      description: 'The session is closed and nothing in between is missing.',
      resolve: ({ session, gaps, isCut }, _args, { now }) =>
        session.lastReceivedAt < now() - SESSION_CLOSED_AFTER_MS && gaps.length === 0 && !isCut,
    }),
    streams: t.field({
      type: [ReplayStreamType],
      description: 'The documents, by their begin.',
      resolve: ({ streams }) => [...streams],
    }),
    gaps: t.field({
      type: [TimeSpanType],
      description:
        'What can not be shown: from a chunk that is missing or damaged to the next full snapshot of its document.',
      resolve: ({ gaps }) => [...gaps],
    }),
    inactivity: t.field({
      type: [TimeSpanType],
      description: `When the visitor did nothing for more than ${INACTIVITY_MS / 1000} seconds.`,
      complexity: QUERY_COST,
      resolve: async (replay) => inactivity(await replay.inputs(), replay.recorded),
    }),
    activity: t.intList({
      description: 'How often the visitor did something, in up to 200 equal parts of the duration.',
      complexity: QUERY_COST,
      resolve: async (replay) => activity(await replay.inputs(), replay.recorded),
    }),
    missingAssets: t.stringList({
      description:
        'URLs that the page showed and GoSight is known not to have. The player frame tells of those it can not load.',
      resolve: () => [],
    }),
    frameUrl: t.string({
      description: 'The player frame that can show this recording; add its origin to your frame-src.',
      resolve: (_replay, _args, context) => playerFrameUrl(context),
    }),
  }),
});
