import { randomUUID } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';

/** The header that carries a request's id, in and out. */
export const REQUEST_ID = 'x-request-id';

/** The id of each request under way. */
export type RequestIds = WeakMap<Request, string>;

const ACCEPTED = /^[\w.-]{1,100}$/;

/** Gives every request an id, the caller's own where he sent a sane one, and answers with it. */
export function useRequestId(requestIds: RequestIds): Plugin {
  return {
    onRequest: ({ request }) => {
      const given = request.headers.get(REQUEST_ID);
      requestIds.set(request, given !== null && ACCEPTED.test(given) ? given : randomUUID());
    },
    onResponse: ({ request, response }) => {
      response.headers.set(REQUEST_ID, requestIds.get(request) ?? '');
    },
  };
}
