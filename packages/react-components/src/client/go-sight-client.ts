import type { GoSightError } from '../errors.ts';
import type { Operation } from './operation.ts';

/** How a subscription stands: asking, receiving, or asking again after its connection was lost. */
export type ConnectionStatus = 'connecting' | 'open' | 'reconnecting';

/** Where a subscription delivers. */
export type SubscriptionSink<TData> = {
  /** Each value, in order; the last one known comes at once where the subscription is shared. */
  next(data: TData): void;
  /** The subscription ended for good; lost connections and renewed tokens are not errors. */
  error(error: GoSightError): void;
  /** Each change of the connection. */
  status?(status: ConnectionStatus): void;
};

/** Options of one query. */
export type QueryOptions = {
  /** Gives the query up. */
  signal?: AbortSignal | undefined;
};

/** What the kit needs of a GraphQL client; pass your own to `GoSightProvider` to replace the built-in one. */
export type GoSightClient = {
  /** Runs a query; rejects with a `GoSightError` only. */
  query<TData, TVariables>(
    operation: Operation<TData, TVariables>,
    variables: TVariables,
    options?: QueryOptions,
  ): Promise<TData>;
  /** Starts a subscription, or joins an equal one that runs; returns the function that leaves it. */
  subscribe<TData, TVariables>(
    operation: Operation<TData, TVariables>,
    variables: TVariables,
    sink: SubscriptionSink<TData>,
  ): () => void;
  /** Fetches what the API named by a URL, e.g. a replay chunk; rejects with a `GoSightError` only. */
  fetchBytes(url: string, options?: QueryOptions): Promise<ArrayBuffer>;
  /** Where the browser reaches what the API named by a URL: its path at the endpoint, whatever host the server saw. */
  locate(url: string): string;
};
