import type { Navigation } from '../events.ts';
import type { Listeners } from '../listeners.ts';

/** Tells of every change of the address that does not load a document. */
export function watchNavigation(listeners: Listeners, onChange: (navigation: Navigation) => void): void {
  for (const [method, navigation] of [
    ['pushState', 'PUSH'],
    ['replaceState', 'REPLACE'],
  ] as const) {
    const original = history[method];
    let isActive = true;
    const patched: History['pushState'] = function (this: History, ...parameters) {
      original.apply(this, parameters);
      if (isActive) onChange(navigation);
    };
    history[method] = patched;
    listeners.onStop(() => {
      isActive = false;
      // Somebody may have wrapped ours meanwhile: then it stays, as a mere passage.
      if (history[method] === patched) history[method] = original;
    });
  }
  listeners.on(window, 'popstate hashchange', () => onChange('POP'));
}
