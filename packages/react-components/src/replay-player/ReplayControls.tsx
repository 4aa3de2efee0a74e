import { type ReactNode, useSyncExternalStore } from 'react';
import { ControlIcon } from '../icons/ControlIcon.tsx';
import { useKit } from '../provider/kit-context.ts';
import type { RootProps } from '../states/state-props.ts';
import { toggleFullScreen } from './full-screen.ts';
import { useReplayContext, useReplayView } from './replay-context.ts';
import { SPEEDS } from './replay-keys.ts';

/** A row for the controls inside. */
export function ReplayControls({
  className,
  style,
  id,
  children,
}: RootProps & { children?: ReactNode }): ReactNode {
  return (
    <div
      className={['gs-replay-controls', className].filter(Boolean).join(' ')}
      style={style}
      id={id}
      data-gs-part="controls"
    >
      {children}
    </div>
  );
}

/** Plays and pauses; at the end, plays again. */
export function PlayButton({ className, style }: RootProps): ReactNode {
  const { store, timeline } = useReplayContext();
  const { translate } = useKit();
  const action = useReplayView(({ state, isPlaying }) =>
    isPlaying ? 'pause' : state === 'ended' ? 'replay' : 'play',
  );
  return (
    <button
      type="button"
      className={['gs-icon-button', className].filter(Boolean).join(' ')}
      style={style}
      data-gs-part="play-button"
      data-action={action}
      aria-label={translate(`replay.${action}`)}
      disabled={timeline === undefined}
      onClick={store.toggle}
    >
      <ControlIcon shape={action === 'replay' ? 'again' : action} />
    </button>
  );
}

/** Where playback stands, of how much. */
export function ReplayTime({ className, style }: RootProps): ReactNode {
  const { format } = useKit();
  const now = useReplayView(({ time }) => format.clock(time));
  const all = useReplayView(({ duration }) => format.clock(duration));
  return (
    <span
      className={['gs-replay-time', className].filter(Boolean).join(' ')}
      style={style}
      data-gs-part="time"
    >
      {now} <span className="gs-replay-duration">/ {all}</span>
    </span>
  );
}

/** How fast it plays. */
export function ReplaySpeed({ className, style }: RootProps): ReactNode {
  const { store, timeline } = useReplayContext();
  const { translate } = useKit();
  const speed = useReplayView((view) => view.speed);
  const speeds: readonly number[] = SPEEDS.some((one) => one === speed) ? SPEEDS : [...SPEEDS, speed];
  return (
    <select
      className={['gs-select', className].filter(Boolean).join(' ')}
      style={style}
      data-gs-part="speed"
      aria-label={translate('replay.speed')}
      disabled={timeline === undefined}
      value={speed}
      onChange={(event) => store.setSpeed(Number(event.target.value))}
    >
      {speeds.map((one) => (
        <option key={one} value={one}>
          {translate('replay.speedValue', { speed: one })}
        </option>
      ))}
    </select>
  );
}

/** Whether playing leaves out what nobody did anything in. */
export function SkipInactivity({ className, style }: RootProps): ReactNode {
  const { store, timeline } = useReplayContext();
  const { translate } = useKit();
  const isOn = useReplayView((view) => view.skipInactivity);
  return (
    <label
      className={['gs-check', className].filter(Boolean).join(' ')}
      style={style}
      data-gs-part="skip-inactivity"
    >
      <input
        type="checkbox"
        className="gs-check-box"
        checked={isOn}
        disabled={timeline === undefined}
        onChange={(event) => store.setSkipInactivity(event.target.checked)}
      />
      <span>{translate('replay.skipInactivity')}</span>
    </label>
  );
}

/** Puts the player on the whole screen. */
export function FullScreenButton({ className, style }: RootProps): ReactNode {
  const { rootRef, timeline } = useReplayContext();
  const { translate } = useKit();
  const isOn = useSyncExternalStore(
    followFullScreen,
    () => rootRef.current !== null && document.fullscreenElement === rootRef.current,
    () => false,
  );
  return (
    <button
      type="button"
      className={['gs-icon-button', className].filter(Boolean).join(' ')}
      style={style}
      data-gs-part="full-screen"
      aria-label={translate(isOn ? 'replay.exitFullScreen' : 'replay.fullScreen')}
      disabled={timeline === undefined}
      onClick={() => toggleFullScreen(rootRef.current)}
    >
      <ControlIcon shape={isOn ? 'exitFullScreen' : 'fullScreen'} />
    </button>
  );
}

function followFullScreen(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
