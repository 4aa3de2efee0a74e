import { GoSightError, type GoSightErrorCode } from '../errors.ts';

/** A GraphQL error as it stands in a response. */
export type GraphqlErrorShape = { message?: string; extensions?: { code?: string; reason?: string } };

const CODES: Readonly<Record<string, GoSightErrorCode>> = {
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not_found',
  BAD_USER_INPUT: 'bad_request',
  COST_LIMIT: 'bad_request',
  UNAVAILABLE: 'server_error',
  INTERNAL: 'server_error',
  // A field or type the server does not know: it is older, or much newer, than this kit.
  GRAPHQL_VALIDATION_FAILED: 'incompatible_server',
  GRAPHQL_PARSE_FAILED: 'incompatible_server',
};

/** The kit's error for a GraphQL error; `hadToken` tells a refused token from none at all. */
export function fromGraphqlError(error: GraphqlErrorShape, hadToken: boolean, status?: number): GoSightError {
  const serverCode = error.extensions?.code;
  const message = error.message ?? 'The server gave no reason.';
  const options = { status, cause: error };
  if (serverCode === 'UNAUTHENTICATED') return unauthenticated(error.extensions?.reason, hadToken, options);
  return new GoSightError(CODES[serverCode ?? ''] ?? 'server_error', message, options);
}

/** The kit's error for an answer that is not a GraphQL response. */
export function fromHttpStatus(status: number, hadToken: boolean): GoSightError {
  if (status === 401) return unauthenticated(undefined, hadToken, { status });
  if (status === 403) return new GoSightError('forbidden', 'The server refused the request.', { status });
  if (status === 429 || status >= 500) {
    return new GoSightError('server_error', `The server answered ${status}.`, { status });
  }
  return new GoSightError(
    'incompatible_server',
    `The endpoint answered ${status} and no GraphQL: is it the origin of a GoSight server?`,
    { status },
  );
}

/** The kit's error for a request that got no answer. */
export function fromNetworkFailure(cause: unknown): GoSightError {
  return new GoSightError('unreachable', 'The GoSight server could not be reached.', { cause });
}

/** Whether a new token could help. */
export function isTokenProblem(error: GoSightError): boolean {
  return error.code === 'token_expired' || error.code === 'token_rejected';
}

function unauthenticated(
  reason: string | undefined,
  hadToken: boolean,
  options: { status?: number | undefined; cause?: unknown },
): GoSightError {
  if (!hadToken)
    return new GoSightError('token_missing', 'The server asks for a token: pass getToken.', options);
  if (reason === 'token_expired') return new GoSightError('token_expired', 'The token has expired.', options);
  return new GoSightError('token_rejected', 'The server does not accept the token.', options);
}
