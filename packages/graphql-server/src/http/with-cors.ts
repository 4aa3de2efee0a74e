import { PREFLIGHT_MAX_AGE_SECONDS } from '../limits.ts';
import { REQUEST_ID } from './request-id.ts';

/** The answer for any origin: a caller needs a bearer token, and a token's own origin is checked with it. */
export function withCors(response: Response, requestId: string): Response {
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, OPTIONS',
    'access-control-allow-headers': `authorization, ${REQUEST_ID}`,
    'access-control-expose-headers': `x-gosight-encoding, ${REQUEST_ID}`,
    'access-control-max-age': String(PREFLIGHT_MAX_AGE_SECONDS),
    'x-content-type-options': 'nosniff',
    // What a browser kept for one credential is not for the next.
    vary: 'authorization, origin',
    [REQUEST_ID]: requestId,
  };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
