import { useContext, useEffect, useMemo, useRef } from 'react';
import useSWR from 'swr';
import { type GoSightError, toGoSightError } from '../errors.ts';
import { ReplayChunkAddedOperation, ReplayOperation } from '../gen/operations.ts';
import { useLatest } from '../hooks/use-latest.ts';
import { useSubscription } from '../hooks/use-subscription.ts';
import { REPLAY_REFRESH_MS } from '../limits.ts';
import { FrameOpenerContext, type Isolation } from '../player-stage/frame-opener.ts';
import { type Kit, useKit } from '../provider/kit-context.ts';
import { noProviderError, projectNotFound, sessionNotFound } from '../states/common-errors.ts';
import type { Replay } from './replay.ts';
import { type ReplayConnection, ReplayStore } from './replay-store.ts';
import { createTimeline, type ReplayTimeline } from './replay-timeline.ts';
import { toReplay } from './to-replay.ts';

/** Options of {@link useReplay}. */
export type UseReplayOptions = {
  /** Another project than the provider's. */
  projectId?: string | undefined;
  /** Where to begin, ms. @defaultValue 0 */
  defaultTime?: number | undefined;
  /** Plays as soon as it can. @defaultValue false */
  autoPlay?: boolean | undefined;
  /** 0.5 to 16. @defaultValue 1 */
  defaultSpeed?: number | undefined;
  /** Whether playing leaves out inactivity at first. @defaultValue false */
  skipInactivity?: boolean | undefined;
  /** @defaultValue 'frame' */
  isolation?: Isolation | undefined;
  /** Origins that an inline frame may load images, fonts and styles from. @defaultValue none */
  assetOrigins?: readonly string[] | undefined;
};

/** The recording of a session, and the store that plays it. */
export type LoadedReplay = {
  store: ReplayStore;
  replay: Replay | undefined;
  timeline: ReplayTimeline | undefined;
  /** The session has no recording. */
  isEmpty: boolean;
  isLoading: boolean;
  /** The recording could not be asked for; the store has its own for playback. */
  error: GoSightError | undefined;
  /** Asks again. */
  refresh: () => void;
};

const NO_ORIGINS: readonly string[] = [];

/** Loads a session's recording, follows it while it arrives, and plays it in the element given to the store. */
export function useReplayStore(sessionId: string, options: UseReplayOptions = {}): LoadedReplay {
  const kit = useKit();
  const projectId = options.projectId ?? kit.projectId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session begins anew; the rest is for its beginning.
  const store = useMemo(() => createStore(options), [sessionId]);
  const query = useSWR(
    kit.client === undefined ? null : ['replay', kit.cacheScope, projectId, sessionId],
    () => fetchReplay(kit, { projectId, sessionId }),
    { revalidateOnReconnect: false },
  );
  const { data: replay, mutate } = query;
  useArrivals(sessionId, replay != null && !replay.isComplete, mutate);
  const timeline = useMemo(() => (replay ? createTimeline(replay) : undefined), [replay]);
  const connection = useConnection(`${projectId} ${sessionId}`, replay?.frameUrl, options);
  useEffect(() => {
    if (connection) store.show(timeline, connection);
    else store.stop();
  }, [store, timeline, connection]);
  useEffect(() => () => store.stop(), [store]);
  const failure = useMemo(() => (query.error ? toGoSightError(query.error) : undefined), [query.error]);
  const error = kit.client === undefined ? noProviderError : failure;
  return useMemo<LoadedReplay>(
    () => ({
      store,
      replay: replay ?? undefined,
      timeline,
      isEmpty: replay === null,
      isLoading: replay === undefined && error === undefined,
      // What is there can be watched on, though asking for more failed.
      error: replay === undefined ? error : undefined,
      refresh: () => void mutate().catch(() => undefined),
    }),
    [store, replay, timeline, error, mutate],
  );
}

function createStore(options: UseReplayOptions): ReplayStore {
  return new ReplayStore({
    time: options.defaultTime ?? 0,
    speed: options.defaultSpeed ?? 1,
    skipInactivity: options.skipInactivity ?? false,
    isPlaying: options.autoPlay ?? false,
  });
}

/** How the store reaches server and frame; another object for another recording or another server. */
function useConnection(
  key: string,
  frameUrl: string | undefined,
  { isolation = 'frame', assetOrigins = NO_ORIGINS }: UseReplayOptions,
): ReplayConnection | undefined {
  const { client, translate } = useKit();
  const openFrame = useLatest(useContext(FrameOpenerContext));
  const title = useLatest(translate('replay.page'));
  const origins = assetOrigins.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session must begin anew, even from one server.
  return useMemo(() => {
    if (client === undefined || frameUrl === undefined) return undefined;
    return {
      fetchChunk: (chunk, signal) => client.fetchBytes(chunk.url, { signal }),
      openFrame: (container, signal) =>
        openFrame.current({
          container,
          src: client.locate(frameUrl),
          title: title.current,
          isolation,
          assetOrigins: origins === '' ? [] : origins.split(' '),
          signal,
        }),
    };
  }, [key, client, frameUrl, isolation, origins, openFrame, title]);
}

/** Asks for the recording again when chunks arrive, not more often than every 2 s. */
function useArrivals(sessionId: string, isEnabled: boolean, refresh: () => Promise<unknown>): void {
  const variables = useMemo(() => ({ sessionId }), [sessionId]);
  const { data, status } = useSubscription(ReplayChunkAddedOperation, variables, { isEnabled });
  const refreshRef = useLatest(refresh);
  const refreshedAt = useRef(0);
  // What arrived before the subscription opened is told by nobody.
  const isOpen = status === 'open';
  useEffect(() => {
    if (!isEnabled || (data === undefined && !isOpen)) return;
    const rest = refreshedAt.current + REPLAY_REFRESH_MS - performance.now();
    const timer = setTimeout(
      () => {
        refreshedAt.current = performance.now();
        refreshRef.current().catch(() => undefined);
      },
      Math.max(0, rest),
    );
    return () => clearTimeout(timer);
  }, [data, isOpen, isEnabled, refreshRef]);
}

async function fetchReplay(
  kit: Kit,
  { projectId, sessionId }: { projectId: string | undefined; sessionId: string },
): Promise<Replay | null> {
  const variables = projectId === undefined ? { sessionId } : { projectId, sessionId };
  const data = await kit.client?.query(ReplayOperation, variables);
  if (data?.project == null) throw projectNotFound();
  if (data.project.session == null) throw sessionNotFound();
  return toReplay(data.project.session);
}
