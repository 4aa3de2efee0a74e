import { SESSION_LIMITS } from '../limits.ts';
import type { Recorder } from '../recorder.ts';

/** Keeps the session alive while the user does something. What scripts do does not count. */
export function collectActivity({ listeners, noteActivity }: Recorder): void {
  let notedAt = 0;
  listeners.on(window, 'pointerdown pointermove keydown wheel touchstart touchmove', (event) => {
    const at = Date.now();
    if (!event.isTrusted || at - notedAt < SESSION_LIMITS.noteEveryMs) return;
    notedAt = at;
    noteActivity();
  });
}
