import { FIRST_PICTURE_GRACE_MS } from '../limits.ts';
import type { TimeSpan } from './replay.ts';

/** What counts of a chunk for its place in time. */
export type RunChunk = { sequence: number; from: number; to: number; hasFullSnapshot: boolean };

/** Consecutive chunks that begin with a full snapshot: what can be played without a break. */
export type ChunkRun<T extends RunChunk> = {
  chunks: T[];
  from: number;
  to: number;
  /** What follows: the stream's end, or a chunk that is not there. */
  end: 'stream' | 'hole';
};

/** The runs of a stream's chunks (in order of their sequence), leaving out what is lost. */
export function runsOf<T extends RunChunk>(
  chunks: readonly T[],
  isLost: (sequence: number) => boolean,
): ChunkRun<T>[] {
  const runs: ChunkRun<T>[] = [];
  let open: ChunkRun<T> | undefined;
  for (const chunk of chunks) {
    const follows = open?.chunks.at(-1)?.sequence === chunk.sequence - 1;
    if (open !== undefined && (!follows || isLost(chunk.sequence))) {
      open.end = 'hole';
      open = undefined;
    }
    if (isLost(chunk.sequence)) continue;
    if (open !== undefined) {
      open.chunks.push(chunk);
      open.to = Math.max(open.to, chunk.to);
    } else if (chunk.hasFullSnapshot) {
      open = { chunks: [chunk], from: chunk.from, to: chunk.to, end: 'stream' };
      runs.push(open);
    }
  }
  return runs;
}

/** The run that shows a moment; the first picture stands for a little before it. */
export function runAt<T extends RunChunk>(
  runs: readonly ChunkRun<T>[],
  time: number,
): ChunkRun<T> | undefined {
  const first = runs[0];
  if (first !== undefined && time < first.from) {
    return first.from - time <= FIRST_PICTURE_GRACE_MS ? first : undefined;
  }
  return runs.findLast(({ from }) => from <= time);
}

/** Where within `bounds` no run shows anything. A still picture lasts until its stream's next chunk, or for good. */
export function holesOf(runs: readonly ChunkRun<RunChunk>[], bounds: TimeSpan): TimeSpan[] {
  const holes: TimeSpan[] = [];
  const first = runs[0];
  const start = first === undefined ? Number.POSITIVE_INFINITY : first.from;
  if (start - bounds.from > FIRST_PICTURE_GRACE_MS) holes.push({ from: bounds.from, to: start });
  runs.forEach((run, index) => {
    if (run.end === 'hole')
      holes.push({ from: run.to, to: runs[index + 1]?.from ?? Number.POSITIVE_INFINITY });
  });
  return holes.flatMap(({ from, to }) => {
    const clipped = { from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) };
    return clipped.from < clipped.to ? [clipped] : [];
  });
}
