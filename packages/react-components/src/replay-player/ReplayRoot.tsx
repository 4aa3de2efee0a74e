import {
  forwardRef,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import { useLatest } from '../hooks/use-latest.ts';
import { ConnectionScope } from '../provider/ConnectionScope.tsx';
import { useKit } from '../provider/kit-context.ts';
import type { ConnectionProps } from '../provider/use-client.ts';
import { ComponentBoundary } from '../states/ComponentBoundary.tsx';
import { FailedComponent } from '../states/FailedComponent.tsx';
import { Root } from '../states/Root.tsx';
import { type ComponentState, type RootProps, type StateProps, stateOfError } from '../states/state-props.ts';
import { useReportError } from '../states/use-report-error.ts';
import { toggleFullScreen } from './full-screen.ts';
import { ReplayContext, useReplayContext, useReplayView } from './replay-context.ts';
import { commandOf } from './replay-keys.ts';
import { type LoadedReplay, type UseReplayOptions, useReplayStore } from './use-replay-store.ts';

/** Props of {@link ReplayRoot}. */
export type ReplayRootProps = ConnectionProps &
  RootProps &
  StateProps &
  Omit<UseReplayOptions, 'projectId'> & {
    /** The UUID that `getSessionId()` of the tracker gives, or the `id` of a session. */
    sessionId: string;
    /** Where it stands, ms; with `onTimeChange` you hold the time, without it playback goes on from here. */
    time?: number | undefined;
    /** Called about ten times a second while it plays, and after each seek. */
    onTimeChange?: ((time: number) => void) | undefined;
    children?: ReactNode;
  };

const PART = 'replay-player';
/** A `time` nearer than this to where playback stands is what it told itself. */
const SAME_TIME_MS = 400;

/** Loads and plays the recording of a session for the parts inside. The ref is its root element. */
export const ReplayRoot = /* @__PURE__ */ forwardRef<HTMLDivElement, ReplayRootProps>(
  function ReplayRoot(props, ref) {
    const { endpoint, getToken, projectId, client, ...own } = props;
    const { className, style, id, errorState } = own;
    return (
      <ConnectionScope endpoint={endpoint} getToken={getToken} projectId={projectId} client={client}>
        <ComponentBoundary
          fallback={(error, reset) => (
            <FailedComponent {...{ className, style, id, errorState, error }} part={PART} retry={reset} />
          )}
        >
          <Player key={own.sessionId} {...own} ref={ref} />
        </ComponentBoundary>
      </ConnectionScope>
    );
  },
);

const Player = /* @__PURE__ */ forwardRef<HTMLDivElement, Omit<ReplayRootProps, keyof ConnectionProps>>(
  function Player(props, ref) {
    const { sessionId, className, style, id, children } = props;
    const { emptyState, loadingState, errorState } = props;
    const loaded = useReplayStore(sessionId, { ...props, defaultTime: props.time ?? props.defaultTime });
    const rootRef = useRef<HTMLDivElement>(null);
    useImperativeHandle(ref, () => rootRef.current as HTMLDivElement, []);
    const context = useMemo(
      () => ({ ...loaded, sessionId, rootRef, states: { emptyState, loadingState, errorState } }),
      [loaded, sessionId, emptyState, loadingState, errorState],
    );
    const onKeyDown = (event: KeyboardEvent) => {
      const isFullScreen = event.key === 'f' && !event.ctrlKey && !event.metaKey && !event.altKey;
      const command = commandOf(event);
      if (event.defaultPrevented || (!isFullScreen && command === undefined) || !loaded.timeline) return;
      event.preventDefault();
      if (isFullScreen) toggleFullScreen(rootRef.current);
      command?.(loaded.store);
    };
    return (
      <ReplayContext.Provider value={context}>
        <PlayerRoot {...{ className, style, id, loaded, onKeyDown }} ref={rootRef}>
          {children}
        </PlayerRoot>
        <TimeSync time={props.time} onTimeChange={props.onTimeChange} />
      </ReplayContext.Provider>
    );
  },
);

type PlayerRootProps = RootProps & {
  loaded: LoadedReplay;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
};

const PlayerRoot = /* @__PURE__ */ forwardRef<HTMLDivElement, PlayerRootProps>(
  function PlayerRoot(props, ref) {
    const { loaded, onKeyDown, children, ...root } = props;
    const { translate } = useKit();
    const playback = useReplayView(({ state }) => state);
    const playbackError = useReplayView((view) => view.error);
    const error = loaded.error ?? playbackError;
    useReportError(error);
    const state: ComponentState = error
      ? stateOfError(error)
      : loaded.isEmpty
        ? 'empty'
        : loaded.isLoading
          ? 'loading'
          : 'ready';
    return (
      <Root {...root} ref={ref} part={PART} state={state} errorCode={error?.code}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own look into the host's page. */}
        <div
          className="gs-replay"
          role="group"
          aria-label={translate('replay.label')}
          data-gs-part="player"
          data-playback={playback}
          onKeyDown={onKeyDown}
        >
          {children}
        </div>
      </Root>
    );
  },
);

/** Keeps playback and the host's `time` together. */
function TimeSync({ time, onTimeChange }: Pick<ReplayRootProps, 'time' | 'onTimeChange'>): ReactNode {
  const { store } = useReplayContext();
  const now = useReplayView((view) => view.time);
  const onChange = useLatest(onTimeChange);
  const told = useRef(now);
  useEffect(() => {
    if (told.current === now) return;
    told.current = now;
    onChange.current?.(now);
  }, [now, onChange]);
  useEffect(() => {
    if (time !== undefined && Math.abs(time - store.read().time) > SAME_TIME_MS) store.seek(time);
  }, [time, store]);
  return null;
}
