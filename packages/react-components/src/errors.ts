/** What went wrong, in one word a program can switch on; the README lists what to do about each. */
export type GoSightErrorCode =
  | 'no_provider'
  | 'token_missing'
  | 'token_expired'
  | 'token_rejected'
  | 'forbidden'
  | 'not_found'
  | 'bad_request'
  | 'unreachable'
  | 'server_error'
  | 'incompatible_server'
  | 'frame_unreachable'
  | 'frame_incompatible'
  | 'internal';

/** Details that travel with a {@link GoSightError}. */
export type GoSightErrorOptions = {
  /** The error underneath. */
  cause?: unknown;
  /** HTTP status of the answer, where there was one. */
  status?: number | undefined;
  /** Whether the same may succeed later by itself. @defaultValue true for `unreachable` and `server_error` */
  isRetryable?: boolean | undefined;
};

const RETRYABLE: readonly GoSightErrorCode[] = ['unreachable', 'server_error'];

/** The one error class of the kit: hooks return it, `onError` receives it, `errorState` is called with it. */
export class GoSightError extends Error {
  override readonly name = 'GoSightError';
  readonly code: GoSightErrorCode;
  readonly status: number | undefined;
  /** True where the same request may succeed later without anyone changing anything. */
  readonly isRetryable: boolean;

  constructor(code: GoSightErrorCode, message: string, options: GoSightErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.isRetryable = options.isRetryable ?? RETRYABLE.includes(code);
  }
}

/** Wraps anything thrown into a {@link GoSightError}, leaving one that already is. */
export function toGoSightError(thrown: unknown): GoSightError {
  if (thrown instanceof GoSightError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new GoSightError('internal', message, { cause: thrown });
}
