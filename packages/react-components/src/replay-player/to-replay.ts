import type { ReplayQuery } from '../gen/operations.ts';
import type { Replay, TimeSpan } from './replay.ts';

type Session = NonNullable<NonNullable<ReplayQuery['project']>['session']>;

/** The replay of a session in the kit's own types, times in ms since its start; null where none was recorded. */
export function toReplay({ replay, pageViews, isClosed }: Session): Replay | null {
  if (replay == null) return null;
  const startedAt = new Date(replay.startedAt);
  const since = (moment: string) => Date.parse(moment) - startedAt.getTime();
  const toSpan = ({ from, to }: { from: string; to: string }): TimeSpan => ({
    from: since(from),
    to: since(to),
  });
  return {
    startedAt,
    duration: replay.duration,
    // What is missing in a session that nobody sends any more will not come.
    isComplete: replay.isComplete || isClosed,
    inactivity: replay.inactivity.map(toSpan),
    gaps: replay.gaps.map(toSpan),
    activity: replay.activity,
    missingAssets: replay.missingAssets,
    frameUrl: replay.frameUrl,
    pages: pageViews.map(({ at, url, path, title }) => ({
      time: Math.max(0, since(at)),
      url,
      path,
      title: title ?? null,
    })),
    streams: replay.streams.map((stream) => ({
      ...stream,
      visible: stream.visible.map(toSpan),
      chunks: stream.chunks.map((chunk) => ({
        ...chunk,
        ...toSpan(chunk),
        encoding: chunk.encoding === 'GZIP' ? 'gzip' : 'identity',
      })),
    })),
  };
}
