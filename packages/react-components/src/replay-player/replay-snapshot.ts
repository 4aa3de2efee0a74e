import type { GoSightError } from '../errors.ts';
import type { TimeSpan } from './replay.ts';

/** `waiting`: playback or a seek waits for bytes. `loading`: nothing was shown yet. */
export type ReplayState = 'idle' | 'loading' | 'playing' | 'paused' | 'waiting' | 'ended' | 'error';

/** A part that playback left out. */
export type Skipped = {
  reason: 'inactivity' | 'gap';
  /** Ms. */
  duration: number;
  /** Where it went on, ms. */
  time: number;
};

/** How playback stands. Times are ms since the replay's start. */
export type ReplaySnapshot = {
  state: ReplayState;
  time: number;
  duration: number;
  speed: number;
  skipInactivity: boolean;
  /** Whether it plays, or will as soon as it can. */
  isPlaying: boolean;
  /** Whether the frame shows a page. */
  hasPicture: boolean;
  /** The lost part that the moment lies in. */
  gap: TimeSpan | undefined;
  /** What was left out last. */
  skipped: Skipped | undefined;
  /** What is waited for has not arrived at the server yet. */
  isAwaited: boolean;
  error: GoSightError | undefined;
};
