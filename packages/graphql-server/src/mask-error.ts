import type { Logger } from '@gosight/engines';
import { GraphQLError } from 'graphql';
import { ApiError, type ErrorCode } from './errors.ts';

const CODES: ReadonlySet<unknown> = new Set<ErrorCode>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'UNAVAILABLE',
  'COST_LIMIT',
  'INTERNAL',
]);

/**
 * The error as a caller may see it: an expected one as it is, GraphQL's own about the request as `BAD_USER_INPUT`, and
 * anything else as `INTERNAL` with the request's id, its cause only in the log.
 */
export function maskError(
  error: unknown,
  { logger, requestId }: { logger: Logger; requestId: string },
): GraphQLError {
  if (error instanceof GraphQLError) {
    if (CODES.has(error.extensions['code'])) return error;
    const root = rootCause(error);
    if (root instanceof ApiError) return relocate(error, { ...root.extensions });
    if (root instanceof GraphQLError) return relocate(error, { ...httpOf(error), code: 'BAD_USER_INPUT' });
  }
  if (isUnreachable(error instanceof GraphQLError ? rootCause(error) : error)) {
    logger.error({ err: error, requestId }, 'a store can not be reached');
    return relocate(error, { code: 'UNAVAILABLE', requestId }, 'GoSight can not reach its store; try again.');
  }
  logger.error({ err: error, requestId }, 'unexpected error in a GraphQL operation');
  return relocate(error, { code: 'INTERNAL', requestId }, 'Unexpected error.');
}

/** The innermost error that GraphQL wrapped. */
function rootCause(error: GraphQLError): Error {
  return error.originalError instanceof GraphQLError
    ? rootCause(error.originalError)
    : (error.originalError ?? error);
}

/** What yoga says of the HTTP status, as 413 for a large body. */
function httpOf({ extensions }: GraphQLError): { http?: unknown } {
  return 'http' in extensions ? { http: extensions['http'] } : {};
}

function relocate(
  error: unknown,
  extensions: Record<string, unknown>,
  message = error instanceof Error ? error.message : 'Unexpected error.',
): GraphQLError {
  const place =
    error instanceof GraphQLError
      ? { nodes: error.nodes, source: error.source, positions: error.positions, path: error.path }
      : {};
  return new GraphQLError(message, { ...place, extensions });
}

// Node's codes of a connection that failed, and Postgres' classes 08 (connection) and 57P (shutdown).
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|08\w{3}|57P\w{2})$/;

function isUnreachable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && UNREACHABLE.test(String(error.code));
}
