/** What can be wrong with a recording or a request; the stage reports it and goes on with what is sound. */
export const STAGE_ERROR_CODES = [
  'bad_request',
  'not_loaded',
  'bad_chunk',
  'too_large',
  'duplicate_chunk',
  'missing_snapshot',
  'damaged_snapshot',
  'too_many_nodes',
  'damaged_events',
  'out_of_order',
  'bad_time',
  'replay_failed',
] as const;

/** A code of {@link STAGE_ERROR_CODES}. */
export type StageErrorCode = (typeof STAGE_ERROR_CODES)[number];

/** What can go wrong between the host and the frame. */
export type FrameErrorCode =
  | StageErrorCode
  | 'frame_unreachable'
  | 'incompatible_frame'
  | 'frame_timeout'
  | 'frame_lost'
  | 'destroyed';

/** The only error of this package; `code` says which, `message` what to do. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
  readonly code: FrameErrorCode;

  constructor(code: FrameErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Whether a value is one of the codes a stage may send. */
export function isStageErrorCode(value: unknown): value is StageErrorCode {
  return (STAGE_ERROR_CODES as readonly unknown[]).includes(value);
}
