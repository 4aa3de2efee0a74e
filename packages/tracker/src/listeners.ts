import type { Guard } from './guard.ts';

/** Listeners of the tracker: all guarded, all removed together. */
export type Listeners = {
  /** Listens in the capture phase, passively: a page that stops an event cannot hide it. */
  on<Payload extends Event>(target: EventTarget, types: string, handle: (event: Payload) => void): void;
  /** Runs at the end; for what is not a listener. */
  onStop(undo: () => void): void;
  stop(): void;
};

/** Makes an empty set of listeners. */
export function createListeners(guard: Guard): Listeners {
  const undos: (() => void)[] = [];
  return {
    on(target, types, handle) {
      const listener = (event: Event) => guard(() => handle(event as never));
      const options = { capture: true, passive: true };
      for (const type of types.split(' ')) {
        target.addEventListener(type, listener, options);
        undos.push(() => target.removeEventListener(type, listener, options));
      }
    },
    onStop: (undo) => undos.push(undo),
    stop() {
      for (const undo of undos.splice(0)) guard(undo);
    },
  };
}
