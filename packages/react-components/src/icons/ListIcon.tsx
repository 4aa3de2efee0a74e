import type { ReactNode } from 'react';

/** Lines of a list: nothing in it yet. */
export function ListIcon(): ReactNode {
  return (
    <svg
      className="gs-icon"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M2.5 4h11M2.5 8h11M2.5 12h6" strokeLinecap="round" />
    </svg>
  );
}
