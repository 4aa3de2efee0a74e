import { GoSightError } from '../errors.ts';
import { QUERY_TIMEOUT_MS } from '../limits.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { GoSightClient, QueryOptions } from './go-sight-client.ts';
import { locateAt } from './locate-at.ts';
import { openStream } from './open-stream.ts';
import type { Operation } from './operation.ts';
import { postOperation } from './post-operation.ts';
import { readJsonResult } from './read-result.ts';
import { reconnectDelay } from './reconnect-delay.ts';
import { createSharedSubscriptions } from './shared-subscriptions.ts';
import { fromNetworkFailure } from './to-client-error.ts';
import { createTokenSource, type GetToken } from './token-source.ts';
import { withToken } from './with-token.ts';

/** Options of {@link createGoSightClient}. */
export type GoSightClientOptions = {
  /** Origin of the GoSight server, e.g. `https://gosight.example.com`. */
  endpoint: string;
  /** Asks your server for an embed token; left out where a same-origin cookie signs in. */
  getToken?: GetToken | undefined;
  /** Milliseconds before a lost subscription is opened again. @defaultValue 0.25–0.5 s, doubling up to 30 s */
  reconnectDelay?: ((failures: number) => number) | undefined;
};

/** The built-in client: queries by `fetch`, subscriptions by server-sent events, tokens renewed on the way. */
export function createGoSightClient(options: GoSightClientOptions): GoSightClient {
  const endpoint = options.endpoint.replace(/\/+$/, '');
  const url = `${endpoint}/graphql`;
  const tokens = createTokenSource(options.getToken);
  const subscriptions = createSharedSubscriptions(
    (operation, variables, events) =>
      withToken(tokens, (token) => openStream({ url, token, operation, variables, ...events })),
    options.reconnectDelay ?? ((failures) => reconnectDelay(failures)),
  );
  return {
    async query<TData, TVariables>(
      operation: Operation<TData, TVariables>,
      variables: TVariables,
      queryOptions: QueryOptions = {},
    ) {
      const data = await withToken(tokens, (token) =>
        send({ url, token, operation, variables, signal: queryOptions.signal }),
      );
      return data as TData;
    },
    subscribe(operation, variables, sink) {
      // The text of the operation fixes the type of its data.
      return subscriptions.join(operation, variables, {
        next: (data) => sink.next(data as Parameters<typeof sink.next>[0]),
        error: (error) => sink.error(error),
        status: (status) => sink.status?.(status),
      });
    },
    fetchBytes: (named, { signal } = {}) =>
      withToken(tokens, (token) => fetchBytes({ url: locateAt(endpoint, named), token, signal })),
    locate: (named) => locateAt(endpoint, named),
  };
}

type QueryRequest = {
  url: string;
  token: string | undefined;
  operation: Operation<unknown, never>;
  variables: unknown;
  signal: AbortSignal | undefined;
};

async function send(request: QueryRequest): Promise<unknown> {
  const controller = new AbortController();
  const onAbort = () => controller.abort();
  const timer = setTimeout(onAbort, QUERY_TIMEOUT_MS);
  request.signal?.addEventListener('abort', onAbort);
  if (request.signal?.aborted) onAbort();
  try {
    const response = await postOperation({
      ...request,
      accept: 'application/graphql-response+json, application/json',
      signal: controller.signal,
    });
    return await readJsonResult(response, request.token !== undefined);
  } catch (thrown) {
    throw thrown instanceof GoSightError ? thrown : fromNetworkFailure(thrown);
  } finally {
    clearTimeout(timer);
    request.signal?.removeEventListener('abort', onAbort);
  }
}
