/** What a client can tell apart; stands in `extensions.code` of every error. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'DAMAGED'
  | 'METHOD_NOT_ALLOWED'
  | 'UNAVAILABLE'
  | 'COST_LIMIT'
  | 'INTERNAL';

/** Why a credential was refused; stands in `extensions.reason` beside `UNAUTHENTICATED`. */
export type UnauthenticatedReason =
  | 'missing_credential'
  | 'unknown_key'
  | 'invalid_token'
  | 'token_expired'
  | 'origin_mismatch'
  | 'revoked';

/** An expected failure: its message is written for the caller and reaches him unmasked. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** GraphQL copies it to the error of the answer. */
  readonly extensions: { readonly code: ErrorCode; readonly reason?: UnauthenticatedReason };

  constructor(
    code: ErrorCode,
    message: string,
    options: { reason?: UnauthenticatedReason; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.extensions = { code, ...(options.reason ? { reason: options.reason } : {}) };
  }
}

/** The credential is missing or does not hold. */
export function unauthenticated(reason: UnauthenticatedReason, message: string): ApiError {
  return new ApiError('UNAUTHENTICATED', message, { reason });
}

/** The caller is known but may not do this. */
export function forbidden(message: string): ApiError {
  return new ApiError('FORBIDDEN', message);
}

/** The caller must change what he sent. */
export function badInput(message: string): ApiError {
  return new ApiError('BAD_USER_INPUT', message);
}

/** What was asked for is not there, or not for the caller to see. */
export function notFound(message: string): ApiError {
  return new ApiError('NOT_FOUND', message);
}

/** The address is there, but only to be read. */
export function methodNotAllowed(): ApiError {
  return new ApiError('METHOD_NOT_ALLOWED', 'Use GET.');
}

/** It was sent to us, but arrived broken. */
export function damaged(message: string): ApiError {
  return new ApiError('DAMAGED', message);
}

// Node's codes of a connection that failed, and Postgres' classes 08 (connection) and 57P (shutdown).
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08\w{3}|57P\w{2})$/;

/** Whether a store could not be reached, as opposed to having answered with an error. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // ClickHouse's client gives its own timeout no code.
  return 'code' in error ? UNREACHABLE.test(String(error.code)) : error.message === 'Timeout error.';
}

/** An input of a mutation that can't be accepted; part of the mutation's result union. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  /** The input field that is wrong. */
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}
