import type { Plugin } from 'graphql-yoga';
import { REQUEST_ID, requestIdOf } from '../http/request-id.ts';

/** The id of each request under way. */
export type RequestIds = WeakMap<Request, string>;

/** Gives every request an id, the caller's own where he sent a sane one, and answers with it. */
export function useRequestId(requestIds: RequestIds): Plugin {
  return {
    onRequest: ({ request }) => {
      requestIds.set(request, requestIdOf(request.headers));
    },
    onResponse: ({ request, response }) => {
      response.headers.set(REQUEST_ID, requestIds.get(request) ?? '');
    },
  };
}
