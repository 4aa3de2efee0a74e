import { type GoSightError, toGoSightError } from '../errors.ts';
import type { ConnectionStatus, SubscriptionSink } from './go-sight-client.ts';
import type { Operation } from './operation.ts';
import { pause } from './pause.ts';

/** What a running subscription tells. */
type StreamEvents = { signal: AbortSignal; onOpen(): void; onData(data: unknown): void };

/** Opens one connection; resolves when the server ends it. */
export type OpenConnection = (
  operation: Operation<unknown, never>,
  variables: unknown,
  events: StreamEvents,
) => Promise<void>;

/** Shares equal subscriptions: one connection each, kept while anyone listens. */
export type SharedSubscriptions = {
  join(operation: Operation<unknown, never>, variables: unknown, sink: SubscriptionSink<unknown>): () => void;
};

type Shared = {
  sinks: Set<SubscriptionSink<unknown>>;
  status: ConnectionStatus;
  last: { data: unknown } | undefined;
  controller: AbortController;
  /** Ends the pause before the next attempt; undefined while there is none. */
  wake: (() => void) | undefined;
};

/** Subscriptions over `open`; `delayOf` gives the pause after so many failures in a row, in ms. */
export function createSharedSubscriptions(
  open: OpenConnection,
  delayOf: (failures: number) => number,
): SharedSubscriptions {
  const running = new Map<string, Shared>();

  function start(key: string, operation: Operation<unknown, never>, variables: unknown): Shared {
    const shared: Shared = {
      sinks: new Set(),
      status: 'connecting',
      last: undefined,
      controller: new AbortController(),
      wake: undefined,
    };
    running.set(key, shared);
    // A microtask later, so that StrictMode's mount, unmount, mount opens one connection.
    queueMicrotask(async () => {
      const error = await keepOpen(shared, (events) => open(operation, variables, events), delayOf);
      if (running.get(key) === shared) running.delete(key);
      if (error !== undefined) for (const sink of [...shared.sinks]) sink.error(error);
    });
    return shared;
  }

  return {
    join(operation, variables, sink) {
      const key = `${operation.text}\n${JSON.stringify(variables)}`;
      const shared = running.get(key) ?? start(key, operation, variables);
      // Someone asks now, e.g. by "Try again".
      shared.wake?.();
      // An own object for each joiner: the same sink may join twice.
      const own: SubscriptionSink<unknown> = { ...sink };
      shared.sinks.add(own);
      sink.status?.(shared.status);
      if (shared.last !== undefined) sink.next(shared.last.data);
      return () => {
        shared.sinks.delete(own);
        queueMicrotask(() => {
          if (shared.sinks.size > 0) return;
          shared.controller.abort();
          if (running.get(key) === shared) running.delete(key);
        });
      };
    },
  };
}

/** Reopens until nobody listens (undefined) or an error that no new attempt can cure (that error). */
async function keepOpen(
  shared: Shared,
  open: (events: StreamEvents) => Promise<void>,
  delayOf: (failures: number) => number,
): Promise<GoSightError | undefined> {
  const { signal } = shared.controller;
  let failures = 0;
  while (!signal.aborted) {
    let hadData = false;
    try {
      await open({
        signal,
        onOpen: () => setStatus(shared, 'open'),
        onData(data) {
          if (signal.aborted) return;
          hadData = true;
          failures = 0;
          shared.last = { data };
          for (const sink of [...shared.sinks]) sink.next(data);
        },
      });
    } catch (thrown) {
      if (signal.aborted) return undefined;
      const error = toGoSightError(thrown);
      // After data, even a refusal earns one new attempt: the token may have ended under an open stream.
      if (!hadData && !error.isRetryable) return error;
    }
    setStatus(shared, 'reconnecting');
    await rest(shared, delayOf(failures));
    failures += 1;
  }
  return undefined;
}

/** Waits before the next attempt, unless somebody joins or the last one leaves. */
async function rest(shared: Shared, ms: number): Promise<void> {
  const { signal } = shared.controller;
  if (signal.aborted) return;
  const woken = new AbortController();
  const wake = () => woken.abort();
  signal.addEventListener('abort', wake);
  shared.wake = wake;
  await pause(ms, woken.signal);
  shared.wake = undefined;
  signal.removeEventListener('abort', wake);
}

function setStatus(shared: Shared, status: ConnectionStatus): void {
  if (shared.status === status || shared.controller.signal.aborted) return;
  shared.status = status;
  for (const sink of [...shared.sinks]) sink.status?.(status);
}
