import { MAX_SHOWN_LETTERS } from '../limits.ts';

/** A long text with its middle left out: both ends of a path or an id tell more than its start alone. */
export function shortenMiddle(text: string, maxLetters: number = MAX_SHOWN_LETTERS): string {
  const letters = [...text];
  if (letters.length <= maxLetters) return text;
  const head = Math.ceil((maxLetters - 1) / 2);
  const tail = maxLetters - 1 - head;
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - tail).join('')}`;
}
