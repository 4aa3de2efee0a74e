import type { GoSightClient, SubscriptionSink } from '../client/go-sight-client.ts';
import { locateAt } from '../client/locate-at.ts';
import { GoSightError } from '../errors.ts';
import type { SessionsQuery } from '../gen/operations.ts';
import type { HeatmapData } from '../heatmap/heatmap-data.ts';
import type { Session } from '../hooks/session.ts';
import type { LiveMetrics } from '../hooks/use-live-metrics.ts';
import type { Replay } from '../replay-player/replay.ts';
import type { SessionEvent } from '../replay-player/replay-event.ts';
import { liveMetricsFixture, sessionFixtures } from './fixtures.ts';
import { heatmapFixture, pageSnapshotBytes } from './heatmap-fixtures.ts';
import { chunkBytes, eventFixtures, replayFixture } from './replay-fixtures.ts';
import {
  toEventFields,
  toHeatmapFields,
  toLiveFields,
  toReplayFields,
  toSessionFields,
} from './to-api-fields.ts';

/** What a mock client answers. */
export type MockData = {
  /** All sessions of the project, in the order to show. @defaultValue eight fixtures */
  sessions?: readonly Session[] | undefined;
  /** @defaultValue `liveMetricsFixture()` */
  liveMetrics?: LiveMetrics | undefined;
  /** The recording of every session; null: there is none. @defaultValue `replayFixture()` */
  replay?: Replay | null | undefined;
  /** What happened in every session. @defaultValue `eventFixtures()` */
  events?: readonly SessionEvent[] | undefined;
  /** The heatmap of every page. @defaultValue `heatmapFixture()` */
  heatmap?: HeatmapData | undefined;
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
  /** Paths of the bytes asked for so far, in order. */
  readonly fetched: readonly string[];
  /** Subscriptions open now. */
  readonly subscriptionCount: number;
};

const DEFAULT_SESSIONS = 8;
const ENDPOINT = 'https://gosight.example.com';

type Variables = Record<string, unknown> & { first?: number; after?: string | null; types?: string[] };

/** A client that answers from memory, page by page as the server does. */
export function createMockClient(initial: MockData = {}): MockClient {
  let data = initial;
  const queries: string[] = [];
  const fetched: string[] = [];
  const sinks = new Set<SubscriptionSink<unknown>>();
  const live = () => ({ liveMetrics: toLiveFields(data.liveMetrics ?? liveMetricsFixture()) });

  return {
    queries,
    fetched,
    get subscriptionCount() {
      return sinks.size;
    },
    async query(operation, variables) {
      queries.push(operation.name);
      if (data.isLoading === true) return await new Promise<never>(() => undefined);
      if (data.error !== undefined) throw data.error;
      return { project: answerTo(operation.name, data, (variables ?? {}) as Variables) } as never;
    },
    async fetchBytes(url) {
      fetched.push(url);
      if (data.isLoading === true) return await new Promise<never>(() => undefined);
      return bytesOf(url, data);
    },
    locate: (url) => locateAt(ENDPOINT, url),
    subscribe(operation, _variables, sink) {
      const own: SubscriptionSink<unknown> = {
        next: (value) => sink.next(value as never),
        error: (error) => sink.error(error),
      };
      // Only live numbers have something to tell at once.
      const isLive = operation.name === 'LiveMetricsChanged';
      if (isLive) sinks.add(own);
      if (data.isLoading !== true && isLive) {
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

function answerTo(name: string, data: MockData, variables: Variables): unknown {
  switch (name) {
    case 'Live':
      return { live: toLiveFields(data.liveMetrics ?? liveMetricsFixture()) };
    case 'Replay': {
      const replay = data.replay === undefined ? replayFixture() : data.replay;
      return { session: toReplayFields(String(variables['sessionId']), replay) };
    }
    case 'SessionEvents':
      return { session: { events: eventsPage(data.events ?? eventFixtures(), variables) } };
    case 'Heatmap':
      return { heatmap: toHeatmapFields(data.heatmap ?? heatmapFixture()) };
    default:
      return { sessions: pageOf(data.sessions ?? sessionFixtures(DEFAULT_SESSIONS), variables) };
  }
}

function bytesOf(url: string, data: MockData): ArrayBuffer {
  const background = (data.heatmap ?? heatmapFixture()).background;
  if (url === background?.url) return pageSnapshotBytes();
  const replay = data.replay === undefined ? replayFixture() : data.replay;
  const chunk = replay?.streams.flatMap(({ chunks }) => chunks).find((one) => one.url === url);
  if (chunk === undefined) throw new GoSightError('not_found', 'No such bytes.');
  return chunkBytes(chunk);
}

type Page = NonNullable<SessionsQuery['project']>['sessions'];

function pageOf(sessions: readonly Session[], { first, after }: Variables): Page {
  const { page, pageInfo } = cut(sessions, { first, after });
  return { edges: page.map((session) => ({ node: toSessionFields(session) })), pageInfo };
}

function eventsPage(events: readonly SessionEvent[], { types, first, after }: Variables) {
  const wanted = events.filter(({ type }) => types === undefined || types.includes(type.toUpperCase()));
  const { page, pageInfo } = cut(wanted, { first, after });
  return { edges: page.map((event) => ({ node: toEventFields(event) })), pageInfo };
}

function cut<T extends { id: string }>(
  all: readonly T[],
  { first, after }: { first: number | undefined; after: string | null | undefined },
) {
  const start = after == null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const page = all.slice(start, start + (first ?? all.length));
  return {
    page,
    pageInfo: { hasNextPage: start + page.length < all.length, endCursor: page.at(-1)?.id ?? null },
  };
}
