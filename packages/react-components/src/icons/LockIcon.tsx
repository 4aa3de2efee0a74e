import type { ReactNode } from 'react';

/** A padlock: no permission. */
export function LockIcon(): ReactNode {
  return (
    <svg
      className="gs-icon"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
      <path d="M5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7" />
    </svg>
  );
}
