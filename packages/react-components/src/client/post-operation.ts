import type { Operation } from './operation.ts';

/** Everything one GraphQL request needs. */
export type OperationRequest = {
  url: string;
  token: string | undefined;
  operation: Operation<unknown, never>;
  variables: unknown;
  /** Value of the Accept header: JSON for a query, an event stream for a subscription. */
  accept: string;
  signal: AbortSignal;
};

/** Posts an operation; rejects as `fetch` does when there is no answer. */
export function postOperation(request: OperationRequest): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: request.accept };
  if (request.token !== undefined) headers['authorization'] = `Bearer ${request.token}`;
  return fetch(request.url, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      query: request.operation.text,
      operationName: request.operation.name,
      variables: request.variables,
    }),
    signal: request.signal,
    // A dashboard on GoSight's own origin signs in by cookie; no other site may send one.
    credentials: 'same-origin',
    cache: 'no-store',
  });
}
