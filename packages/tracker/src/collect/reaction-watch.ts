import { isEditable } from '../element/element-text.ts';
import type { ClickOutcome } from '../events.ts';
import type { Listeners } from '../listeners.ts';

/** Listens to everything by which a page shows that it reacted, while at least one click waits for it. */
export class ReactionWatch {
  readonly #onReaction: (outcome: ClickOutcome) => void;
  readonly #mutations: MutationObserver;
  readonly #roots = new Set<Node>();

  constructor(listeners: Listeners, onReaction: (outcome: ClickOutcome) => void) {
    this.#onReaction = onReaction;
    this.#mutations = new MutationObserver((records) => {
      if (records.some(isVisibleChange)) onReaction('DOM');
    });
    listeners.onStop(() => this.stop());
    this.#listen(listeners);
  }

  /** Begins to watch the document and the shadow roots on the way to a target. */
  watch(path: readonly EventTarget[]): void {
    const roots = path.filter((node): node is ShadowRoot => node instanceof ShadowRoot);
    for (const root of [document, ...roots]) {
      if (this.#roots.has(root)) continue;
      this.#roots.add(root);
      this.#mutations.observe(root, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    }
  }

  /** Nothing waits any more. */
  stop(): void {
    this.#roots.clear();
    this.#mutations.disconnect();
  }

  #listen(listeners: Listeners): void {
    const react = (outcome: ClickOutcome) => () => this.#onReaction(outcome);
    listeners.on(document, 'input change toggle', react('DOM'));
    listeners.on(document, 'scroll', react('SCROLL'));
    listeners.on(document, 'play pause seeking volumechange', react('MEDIA'));
    listeners.on(document, 'fullscreenchange', react('WINDOW'));
    listeners.on(window, 'beforeprint', react('WINDOW'));
    listeners.on(window, 'unhandledrejection', react('ERROR'));
    listeners.on<ErrorEvent>(window, 'error', ({ message }) => {
      if (message !== undefined) this.#onReaction('ERROR');
    });
    listeners.on(document, 'selectionchange', () => {
      if (getSelection()?.isCollapsed === false) this.#onReaction('SELECTION');
    });
    listeners.on(document, 'focusin', ({ target }) => {
      if (target instanceof Element && isEditable(target)) this.#onReaction('FOCUS');
    });
    listeners.on(window, 'blur', ({ target }) => {
      // A new tab, a dialog of the browser or of the system took over; focus in a frame is no such thing.
      if (target === window && !(document.activeElement instanceof HTMLIFrameElement))
        this.#onReaction('WINDOW');
    });
  }
}

/** Changes in ignored regions (a live counter, a clock) are no answer to a click. */
function isVisibleChange({ target }: MutationRecord): boolean {
  const element = target instanceof Element ? target : target.parentElement;
  return !element?.closest('[data-gosight-ignore]');
}
