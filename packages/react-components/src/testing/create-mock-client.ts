import type { GoSightClient, SubscriptionSink } from '../client/go-sight-client.ts';
import type { GoSightError } from '../errors.ts';
import type {
  LiveMetricsFieldsFragment,
  LiveQuery,
  SessionRowFieldsFragment,
  SessionsQuery,
} from '../gen/operations.ts';
import type { Device, Session } from '../hooks/session.ts';
import type { LiveMetrics } from '../hooks/use-live-metrics.ts';
import { liveMetricsFixture, sessionFixtures } from './fixtures.ts';

/** What a mock client answers. */
export type MockData = {
  /** All sessions of the project, in the order to show. @defaultValue eight fixtures */
  sessions?: readonly Session[] | undefined;
  /** @defaultValue `liveMetricsFixture()` */
  liveMetrics?: LiveMetrics | undefined;
  /** Fails everything with this. */
  error?: GoSightError | undefined;
  /** Answers nothing at all, to look at loading states. @defaultValue false */
  isLoading?: boolean | undefined;
};

/** A client without a server. */
export type MockClient = GoSightClient & {
  /** Changes the answers from now on; new live numbers go to every subscription at once. */
  set(data: MockData): void;
  /** Names of the queries asked so far, in order. */
  readonly queries: readonly string[];
  /** Subscriptions open now. */
  readonly subscriptionCount: number;
};

const DEFAULT_SESSIONS = 8;

/** A client that answers from memory, page by page as the server does. */
export function createMockClient(initial: MockData = {}): MockClient {
  let data = initial;
  const queries: string[] = [];
  const sinks = new Set<SubscriptionSink<unknown>>();
  const live = () => ({ liveMetrics: toLiveFields(data.liveMetrics ?? liveMetricsFixture()) });

  return {
    queries,
    get subscriptionCount() {
      return sinks.size;
    },
    async query(operation, variables) {
      queries.push(operation.name);
      if (data.isLoading === true) return await new Promise<never>(() => undefined);
      if (data.error !== undefined) throw data.error;
      const answer: LiveQuery | SessionsQuery =
        operation.name === 'Live'
          ? { project: { live: live().liveMetrics } }
          : {
              project: {
                sessions: pageOf(data.sessions ?? sessionFixtures(DEFAULT_SESSIONS), variables ?? {}),
              },
            };
      return answer as never;
    },
    subscribe(_operation, _variables, sink) {
      const own: SubscriptionSink<unknown> = {
        next: (value) => sink.next(value as never),
        error: (error) => sink.error(error),
      };
      sinks.add(own);
      if (data.isLoading !== true) {
        if (data.error !== undefined) sink.error(data.error);
        else {
          sink.status?.('open');
          own.next(live());
        }
      }
      return () => void sinks.delete(own);
    },
    set(next) {
      data = { ...data, ...next };
      if (next.liveMetrics !== undefined) for (const sink of [...sinks]) sink.next(live());
    },
  };
}

type Page = NonNullable<SessionsQuery['project']>['sessions'];

function pageOf(
  sessions: readonly Session[],
  { first, after }: { first?: number; after?: string | null },
): Page {
  const start = after == null ? 0 : sessions.findIndex((session) => session.id === after) + 1;
  const page = sessions.slice(start, start + (first ?? sessions.length));
  return {
    edges: page.map((session) => ({ node: toSessionFields(session) })),
    pageInfo: { hasNextPage: start + page.length < sessions.length, endCursor: page.at(-1)?.id ?? null },
  };
}

function toSessionFields(session: Session): SessionRowFieldsFragment {
  return {
    ...session,
    startedAt: session.startedAt.toISOString(),
    endedAt: session.endedAt.toISOString(),
    device: session.device.toUpperCase() as Uppercase<Device>,
  };
}

function toLiveFields(metrics: LiveMetrics): LiveMetricsFieldsFragment {
  return { ...metrics, at: metrics.at.toISOString() };
}
