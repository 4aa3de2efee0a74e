import type { ReplayChunk } from './replay.ts';
import type { ReplayFrame } from './replay-frame.ts';
import type { ReplayTimeline } from './replay-timeline.ts';

/** What a `ReplayController` works with. */
export type ReplayControllerOptions = {
  timeline: ReplayTimeline;
  /** Opens the player frame; asked again after a retry. */
  openFrame: () => Promise<ReplayFrame>;
  fetchChunk: (chunk: ReplayChunk, signal: AbortSignal) => Promise<ArrayBuffer>;
  /** The snapshot changed. */
  onChange: () => void;
  /** Where to begin, ms. @defaultValue 0 */
  time?: number;
  /** @defaultValue 1 */
  speed?: number;
  /** @defaultValue false */
  skipInactivity?: boolean;
};
