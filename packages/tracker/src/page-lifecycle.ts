import type { Listeners } from './listeners.ts';

/** What happens to a document besides what its user does in it. */
export type Lifecycle = {
  onHidden(): void;
  onVisible(): void;
  /** The document is left; it may come back from the back/forward cache. */
  onLeave(): void;
  onRestore(): void;
  onOnline(): void;
};

/** Tells of the stages of a document's life, each once. */
export function watchLifecycle(listeners: Listeners, lifecycle: Lifecycle): void {
  let isLeft = false;
  listeners.on(document, 'visibilitychange', () => {
    // Browsers hide a document after they leave it: by then everything was said.
    if (isLeft) return;
    if (document.visibilityState === 'hidden') lifecycle.onHidden();
    else lifecycle.onVisible();
  });
  listeners.on(window, 'pagehide', () => {
    isLeft = true;
    lifecycle.onLeave();
  });
  listeners.on<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
    if (!persisted) return;
    isLeft = false;
    lifecycle.onRestore();
  });
  listeners.on(window, 'online', () => lifecycle.onOnline());
}
