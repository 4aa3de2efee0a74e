import { useSyncExternalStore } from 'react';
import type { GoSightError } from '../errors.ts';
import type { Replay, ReplayPage } from './replay.ts';
import type { ReplayState } from './replay-snapshot.ts';
import type { ReplayView } from './replay-store.ts';
import { pageAt } from './replay-timeline.ts';
import { type UseReplayOptions, useReplayStore } from './use-replay-store.ts';

/** Result of {@link useReplay}. Times are ms since the replay's start. */
export type UseReplayResult = Omit<ReplayView, 'state' | 'error'> & {
  /** `empty`: the session has no recording. */
  state: ReplayState | 'empty';
  error: GoSightError | undefined;
  /** Undefined until it is loaded. */
  replay: Replay | undefined;
  /** The page that was open at the moment on show. */
  page: ReplayPage | undefined;
  /** Give it to the element that shall hold the recorded page, as large as `viewport`; scale it as you like. */
  stageRef: (element: Element | null) => void;
  play: () => void;
  pause: () => void;
  toggle: () => void;
  /** Ms. */
  seek: (time: number) => void;
  /** 0.5 to 16. */
  setSpeed: (speed: number) => void;
  setSkipInactivity: (isOn: boolean) => void;
  /** After an error. */
  retry: () => void;
};

/** Plays the recording of a session in an element of yours. Renders about ten times a second while it plays. */
export function useReplay(sessionId: string, options: UseReplayOptions = {}): UseReplayResult {
  const { store, replay, timeline, isEmpty, isLoading, error, refresh } = useReplayStore(sessionId, options);
  const view = useSyncExternalStore(store.subscribe, store.read, store.read);
  const state = error ? 'error' : isEmpty ? 'empty' : isLoading ? 'loading' : view.state;
  const { attach, play, pause, toggle, seek, setSpeed, setSkipInactivity } = store;
  return {
    ...view,
    state,
    error: error ?? view.error,
    duration: timeline?.duration ?? 0,
    replay,
    page: timeline && pageAt(timeline, view.time),
    stageRef: attach,
    ...{ play, pause, toggle, seek, setSpeed, setSkipInactivity },
    retry: error ? refresh : store.retry,
  };
}
