import { FIRST_PICTURE_GRACE_MS, READ_AHEAD_CHUNKS } from '../limits.ts';
import { type ChunkRun, type RunChunk, runAt } from './chunk-runs.ts';

/** Which chunks to have, most urgent first. */
export type ChunkPlan<T extends RunChunk = RunChunk> = {
  wanted: T[];
  /** The chunk of the full snapshot that the moment is shown from; undefined inside a gap. */
  start: T | undefined;
};

/** A moment to show. */
export type PlanTarget = { time: number; aheadMs: number; isBack: boolean };

/** The chunks from the nearest full snapshot at or before a moment, up to the moment and a while beyond. */
export function planChunks<T extends RunChunk>(
  runs: readonly ChunkRun<T>[],
  { time, aheadMs, isBack }: PlanTarget,
): ChunkPlan<T> {
  const run = runAt(runs, time);
  if (run === undefined) return { wanted: [], start: undefined };
  const { chunks } = run;
  const snapshots = chunks.filter(
    (chunk, index) => index === 0 || (chunk.hasFullSnapshot && chunk.from <= time),
  );
  const start = snapshots[Math.max(0, snapshots.length - (isBack ? 2 : 1))] as T;
  const first = chunks.indexOf(start);
  const needed = chunks.findLastIndex(({ from }) => from <= time + FIRST_PICTURE_GRACE_MS);
  const ahead = chunks.findLastIndex(({ from }) => from <= time + aheadMs);
  const end = aheadMs > 0 ? Math.max(ahead, needed + READ_AHEAD_CHUNKS) : needed;
  return { wanted: chunks.slice(first, end + 1), start };
}

/**
 * Until when playback can go on (`to`, ms) and what then hinders it. `loading`: a chunk on its way; `awaited`: one that
 * may still arrive at the server; `gap`: lost, nothing to show until `until`; `still`: nothing, the picture stays.
 */
export type Reach = {
  to: number;
  after: 'loading' | 'awaited' | 'gap' | 'still';
  /** Sequence of the chunk that hinders. */
  next: number;
  /** End of a gap, ms. */
  until: number;
};

/** What {@link reachOf} must know besides the runs. */
export type ReachTarget<T extends RunChunk> = {
  time: number;
  start: T | undefined;
  isThere: (sequence: number) => boolean;
  /** Whether a chunk that is not there may still arrive at the server. */
  isAwaited: (sequence: number) => boolean;
  /** Whether more may follow the stream's last chunk. */
  isOpen: boolean;
};

/** How far the contiguous chunks that are there reach from a moment; `to` before the moment: it cannot be shown yet. */
export function reachOf<T extends RunChunk>(runs: readonly ChunkRun<T>[], target: ReachTarget<T>): Reach {
  const { time, isThere, isAwaited } = target;
  const NEVER = Number.POSITIVE_INFINITY;
  const run = runAt(runs, time);
  if (run === undefined) {
    const until = runs[0]?.from ?? NEVER;
    return { to: Number.NEGATIVE_INFINITY, after: 'gap', next: -1, until };
  }
  const { chunks } = run;
  const from = Math.max(0, target.start ? chunks.indexOf(target.start) : 0);
  const missing = chunks.findIndex(({ sequence }, index) => index >= from && !isThere(sequence));
  const next = chunks[missing];
  if (next !== undefined) {
    // A picture stands until the next chunk begins, whether that one is there or not.
    const to = missing > from ? next.from : Number.NEGATIVE_INFINITY;
    return { to, after: 'loading', next: next.sequence, until: NEVER };
  }
  const sequence = (chunks.at(-1)?.sequence ?? 0) + 1;
  const until = runs[runs.indexOf(run) + 1]?.from ?? NEVER;
  if (run.end === 'stream') {
    const after = target.isOpen && isAwaited(sequence) ? 'awaited' : 'still';
    return { to: run.to, after, next: sequence, until: NEVER };
  }
  return { to: run.to, after: isAwaited(sequence) ? 'awaited' : 'gap', next: sequence, until };
}
