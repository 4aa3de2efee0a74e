import { useEffect, useState } from 'react';
import type { ConnectionStatus } from '../client/go-sight-client.ts';
import type { Operation } from '../client/operation.ts';
import type { GoSightError } from '../errors.ts';
import { useKit } from '../provider/kit-context.ts';

/** What a subscription last said. */
export type SubscriptionState<TData> = {
  data: TData | undefined;
  error: GoSightError | undefined;
  status: ConnectionStatus;
};

/** Options of {@link useSubscription}. */
export type UseSubscriptionOptions = {
  /** Subscribes only while true. @defaultValue true */
  isEnabled?: boolean;
  /** Another number subscribes anew, e.g. after an error. @defaultValue 0 */
  attempt?: number;
};

/** Follows a subscription while mounted. `variables` must keep their identity while they stay the same. */
export function useSubscription<TData, TVariables>(
  operation: Operation<TData, TVariables>,
  variables: TVariables,
  { isEnabled = true, attempt = 0 }: UseSubscriptionOptions = {},
): SubscriptionState<TData> {
  const { client } = useKit();
  const [state, setState] = useState<SubscriptionState<TData>>({
    data: undefined,
    error: undefined,
    status: 'connecting',
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt must subscribe anew.
  useEffect(() => {
    setState({ data: undefined, error: undefined, status: 'connecting' });
    if (client === undefined || !isEnabled) return;
    return client.subscribe(operation, variables, {
      next: (data) => setState((before) => ({ ...before, data, error: undefined })),
      error: (error) => setState((before) => ({ ...before, error })),
      status: (status) => setState((before) => ({ ...before, status })),
    });
  }, [client, operation, variables, isEnabled, attempt]);
  return state;
}
