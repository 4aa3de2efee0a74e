import type { FrameErrorCode, PlayerFrame } from '@gosight/player-frame/host';
import { GoSightError } from '../errors.ts';

/** What playback needs of a player frame. */
export type ReplayFrame = Pick<
  PlayerFrame,
  'load' | 'addEvents' | 'removeBefore' | 'play' | 'pause' | 'seek' | 'on' | 'destroy'
>;

/** The code of a frame's error; undefined for any other error. Told by name: a bundle may hold the class twice. */
export function frameErrorCode(thrown: unknown): FrameErrorCode | undefined {
  const isFrameError = thrown instanceof Error && thrown.name === 'FrameError' && 'code' in thrown;
  return isFrameError ? (thrown.code as FrameErrorCode) : undefined;
}

/** The kit's error for one of the frame. */
export function toReplayError(thrown: unknown): GoSightError {
  if (thrown instanceof GoSightError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const options = { cause: thrown, isRetryable: false };
  switch (frameErrorCode(thrown)) {
    case 'incompatible_frame':
      return new GoSightError('frame_incompatible', message, options);
    case 'frame_unreachable':
    case 'frame_timeout':
    case 'frame_lost':
    case 'destroyed':
      return new GoSightError('frame_unreachable', message, options);
    default:
      return new GoSightError('internal', message, options);
  }
}
