import type { ReactNode } from 'react';

/** An exclamation mark in a triangle: something failed. */
export function AlertIcon(): ReactNode {
  return (
    <svg
      className="gs-icon"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M8 2.2 14.5 13.5h-13L8 2.2Z" strokeLinejoin="round" />
      <path d="M8 6.5v3.2M8 11.4v.1" strokeLinecap="round" />
    </svg>
  );
}
