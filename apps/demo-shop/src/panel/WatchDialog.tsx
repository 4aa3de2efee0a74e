import { ReplayPlayer } from '@gosight/react';
import { type ReactNode, useEffect, useRef } from 'react';

/** Props of {@link WatchDialog}. */
export type WatchDialogProps = { sessionId: string; onClose: () => void };

/** A replay over the shop. Left out of the recording, which would otherwise show a replay of itself. */
export function WatchDialog({ sessionId, onClose }: WatchDialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="watch"
      aria-labelledby="watch-title"
      data-gosight-ignore=""
      data-gosight-block=""
      onClose={onClose}
    >
      <header className="watch-head">
        <h2 id="watch-title" className="watch-title">
          Session replay
        </h2>
        <button type="button" className="watch-close" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <ReplayPlayer sessionId={sessionId} autoPlay skipInactivity />
    </dialog>
  );
}
