import type { InlineFrameOptions } from './inline-shell.ts';
import type { PlayerFrame } from './player-frame.ts';

export { FrameError, type FrameErrorCode, type StageErrorCode } from './errors.ts';
export { createPlayerFrame, type FrameHostOptions } from './frame-host.ts';
export type { PlayerFrame } from './player-frame.ts';
export {
  type AddedChunk,
  type Chunk,
  type DocumentSize,
  type ElementInfo,
  type Playback,
  type PlaybackState,
  type Point,
  PROTOCOL_VERSION,
  type Rect,
  type Size,
  type StageEvents,
  type StageEventType,
  type Stream,
} from './protocol.ts';

/**
 * Opens a stage inside the host's own page, loading rrweb only now; for hosts without a Content-Security-Policy.
 *
 * @throws FrameError `frame_unreachable`
 */
export async function createInlineFrame(options: InlineFrameOptions): Promise<PlayerFrame> {
  const { createInlineFrame: create } = await import('./inline-shell.ts');
  return create(options);
}

export type { InlineFrameOptions } from './inline-shell.ts';
