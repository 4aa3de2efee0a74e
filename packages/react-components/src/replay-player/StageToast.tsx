import { type ReactNode, useEffect, useState } from 'react';
import { NOTICE_MS } from '../limits.ts';
import { useKit } from '../provider/kit-context.ts';
import { useReplayView } from './replay-context.ts';

/** A short word over the page: what was just skipped, or that it is loading. */
export function StageToast(): ReactNode {
  const { translate, format } = useKit();
  const skipped = useReplayView((view) => view.skipped);
  const isWaiting = useReplayView((view) => view.state === 'waiting');
  const isAwaited = useReplayView((view) => view.isAwaited);
  const [shown, setShown] = useState<typeof skipped>();
  useEffect(() => {
    setShown(skipped);
    if (skipped === undefined) return;
    const timer = setTimeout(() => setShown(undefined), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [skipped]);
  const text = isWaiting
    ? translate(isAwaited ? 'replay.awaited' : 'replay.waiting')
    : shown && translate(`replay.skipped.${shown.reason}`, { duration: format.duration(shown.duration) });
  return (
    <div
      className="gs-replay-toasts"
      role="status"
      data-gs-part="toast"
      data-waiting={isWaiting ? '' : undefined}
    >
      {text && <span className="gs-replay-toast">{text}</span>}
    </div>
  );
}
