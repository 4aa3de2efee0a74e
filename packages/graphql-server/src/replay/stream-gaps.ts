import type { ReplayChunkRow } from '../queries/replay-chunk-row.ts';
import { mergeSpans } from './merge-spans.ts';
import type { TimeSpan } from './time-span.ts';

/**
 * What can't be played of a stream: from where a chunk is missing or damaged, or where the stream begins without a full
 * snapshot, to the next full snapshot, or to the end of what is there.
 *
 * @param chunks of one stream by sequence, damaged ones too
 */
export function streamGaps(chunks: readonly ReplayChunkRow[]): TimeSpan[] {
  const gaps: TimeSpan[] = [];
  const end = Math.max(...chunks.map(({ to }) => to));
  let brokenSince: number | undefined;
  let previous: ReplayChunkRow | undefined;
  for (const chunk of chunks) {
    const isNext = previous !== undefined && chunk.sequence === previous.sequence + 1;
    if (!isNext) brokenSince ??= previous?.to ?? chunk.from;
    if (chunk.isDamaged) brokenSince ??= chunk.from;
    else if (chunk.hasFullSnapshot && brokenSince !== undefined) {
      gaps.push({ from: brokenSince, to: chunk.from });
      brokenSince = undefined;
    }
    previous = chunk;
  }
  if (brokenSince !== undefined) gaps.push({ from: brokenSince, to: end });
  // A stream that begins with its snapshot has an empty gap before it; clocks that were corrected can turn one round.
  return mergeSpans(gaps.filter(({ from, to }) => to > from));
}
