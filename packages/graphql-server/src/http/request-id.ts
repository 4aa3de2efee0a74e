import { randomUUID } from 'node:crypto';

/** The header that carries a request's id, in and out. */
export const REQUEST_ID = 'x-request-id';

const ACCEPTED = /^[\w.-]{1,100}$/;

/** The id of a request: the caller's own where he sent a sane one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(REQUEST_ID);
  return given !== null && ACCEPTED.test(given) ? given : randomUUID();
}
