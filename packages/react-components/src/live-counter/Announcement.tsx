import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ANNOUNCE_EVERY_MS } from '../limits.ts';

/** Says a changing text to screen readers, at most once in 10 s and then its latest form. */
export function Announcement({ text }: { text: string }): ReactNode {
  const [spoken, setSpoken] = useState(text);
  const spokenAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    if (text === spoken) return;
    const wait = Math.max(0, spokenAt.current + ANNOUNCE_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      spokenAt.current = performance.now();
      setSpoken(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, spoken]);

  return (
    <span className="gs-hidden" aria-live="polite" data-gs-part="announcement">
      {spoken}
    </span>
  );
}
