import { builder } from '../builder.ts';
import { requireViewer } from '../context.ts';
import { replayChunkUrl } from '../http/project-urls.ts';
import type { ReplayChunkRow } from '../queries/replay-chunk-row.ts';
import { ReplayEncodingEnum } from './enums.ts';

/** `ReplayChunk` of the API. */
export const ReplayChunkType = builder.objectRef<ReplayChunkRow>('ReplayChunk').implement({
  description:
    'A piece of a recording. This is what there is to know before its bytes are loaded from `url`.',
  fields: (t) => ({
    streamId: t.exposeID('streamId', { description: 'The stream that it belongs to: 16 hex digits.' }),
    sequence: t.exposeInt('sequence', {
      description: 'Its place in the stream, from 0. A stream that outlives a session goes on counting.',
    }),
    from: t.expose('from', { type: 'DateTime', description: 'When its first event happened.' }),
    to: t.expose('to', { type: 'DateTime', description: 'When its last event happened.' }),
    hasFullSnapshot: t.exposeBoolean('hasFullSnapshot', {
      description: 'Whether it holds the whole page, so that playing can begin here.',
    }),
    eventCount: t.exposeInt('eventCount', { description: 'How many rrweb events it holds.' }),
    bytes: t.exposeInt('bytes', { description: 'How many bytes `url` gives.' }),
    encoding: t.expose('encoding', { type: ReplayEncodingEnum, description: 'What the bytes are.' }),
    clockOffset: t.expose('clockOffset', {
      type: 'Duration',
      description:
        'Add it to the timestamps of the rrweb events to have the times of this API; may be negative.',
    }),
    isDamaged: t.exposeBoolean('isDamaged', {
      description: 'Its bytes arrived broken and are not kept; `url` answers 410.',
    }),
    url: t.string({
      description:
        'Where its bytes are, with the same Authorization header: the UTF-8 text of a JSON array of rrweb events in its `encoding`.',
      resolve: (chunk, _args, context) => replayChunkUrl(context, requireViewer(context).projectId, chunk),
    }),
  }),
});
