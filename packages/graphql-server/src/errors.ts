import { GraphQLError } from 'graphql';

/** What a client can tell apart; stands in `extensions.code` of every error. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
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
export class ApiError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options: { reason?: string; cause?: unknown } = {}) {
    super(message, { extensions: { code, ...(options.reason ? { reason: options.reason } : {}) } });
    this.code = code;
    if (options.cause !== undefined) this.cause = options.cause;
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
