import type { Logger } from '@gosight/engines';
import type { GraphQLError } from 'graphql';
import { createGraphQLError } from 'graphql-yoga';
import { ApiError, isUnreachable } from './errors.ts';

/**
 * The error as a caller may see it: an expected one as it is, GraphQL's own about the request as `BAD_USER_INPUT`, and
 * anything else as `INTERNAL` with the request's id, its cause only in the log.
 */
export function maskError(
  error: unknown,
  { logger, requestId }: { logger: Logger; requestId: string },
): GraphQLError {
  const cause = rootCause(error);
  // The outer message says where in the input it is wrong.
  const { message } = error as Error;
  if (cause instanceof ApiError) return relocate(error, message, { ...cause.extensions });
  if (isGraphqlError(cause)) return relocate(error, message, { ...httpOf(cause), code: 'BAD_USER_INPUT' });
  if (isUnreachable(cause)) {
    logger.error({ err: cause, requestId }, 'a store can not be reached');
    return relocate(error, 'GoSight can not reach its store; try again.', { code: 'UNAVAILABLE', requestId });
  }
  logger.error({ err: cause, requestId }, 'unexpected error in a GraphQL operation');
  return relocate(error, 'Unexpected error.', { code: 'INTERNAL', requestId });
}

/** The innermost error that GraphQL wrapped. */
function rootCause(error: unknown): unknown {
  return isGraphqlError(error) && error.originalError ? rootCause(error.originalError) : error;
}

// By name: there may be several copies of graphql in a process, each with a class of its own.
function isGraphqlError(error: unknown): error is GraphQLError {
  return error instanceof Error && error.name === 'GraphQLError';
}

/** What yoga says of the HTTP status, as 413 for a large body. */
function httpOf({ extensions }: GraphQLError): { http?: unknown } {
  return 'http' in extensions ? { http: extensions['http'] } : {};
}

function relocate(error: unknown, message: string, extensions: Record<string, unknown>): GraphQLError {
  if (!isGraphqlError(error)) return createGraphQLError(message, { extensions });
  const { nodes = null, source = null, positions = null, path = null } = error;
  return createGraphQLError(message, { nodes, source, positions, path, extensions });
}
