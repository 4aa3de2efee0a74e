import type { KeyboardEvent } from 'react';
import type { ReplayStore } from './replay-store.ts';

/** The speeds that the player offers. */
export const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

const STEP_MS = 5_000;
const FINE_STEP_MS = 1_000;

/** What a key does to a player. */
type Command = (store: ReplayStore) => void;

/** The command of a key: space and k, arrows, Home, End, digits, < and >. Undefined for other keys. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || isTyping(event.target)) return undefined;
  const step = shiftKey ? FINE_STEP_MS : STEP_MS;
  switch (key) {
    case ' ':
      // A focused button or list does with it what it always does.
      return event.target instanceof HTMLButtonElement ? undefined : (store) => store.toggle();
    case 'k':
    case 'K':
      return (store) => store.toggle();
    case 'ArrowLeft':
      return (store) => store.seek(Math.max(0, store.read().time - step));
    case 'ArrowRight':
      return (store) => store.seek(store.read().time + step);
    case 'Home':
      return (store) => store.seek(0);
    case 'End':
      return (store) => store.seek(store.read().duration);
    case '<':
    case ',':
      return (store) => store.setSpeed(SPEEDS.findLast((speed) => speed < store.read().speed) ?? SPEEDS[0]);
    case '>':
    case '.':
      return (store) => store.setSpeed(SPEEDS.find((speed) => speed > store.read().speed) ?? SPEEDS[5]);
    default:
      return /^[0-9]$/.test(key)
        ? (store) => store.seek((store.read().duration * Number(key)) / 10)
        : undefined;
  }
}

function isTyping(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'range';
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
