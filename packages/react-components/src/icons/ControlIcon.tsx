import type { ReactNode } from 'react';

/** What a control of a player does. */
export type ControlShape = 'play' | 'pause' | 'again' | 'fullScreen' | 'exitFullScreen';

const PATHS: Readonly<Record<ControlShape, ReactNode>> = {
  play: <path d="M4.5 2.8v10.4L13 8 4.5 2.8Z" fill="currentColor" strokeLinejoin="round" />,
  pause: <path d="M5 3v10M11 3v10" strokeWidth="2.5" />,
  again: <path d="M3.2 8a4.8 4.8 0 1 0 1.5-3.5M4.4 1.8v3h3" strokeLinecap="round" strokeLinejoin="round" />,
  fullScreen: <path d="M6 2.5H2.5V6M10 2.5h3.5V6M6 13.5H2.5V10M10 13.5h3.5V10" />,
  exitFullScreen: <path d="M2.5 6H6V2.5M13.5 6H10V2.5M2.5 10H6v3.5M13.5 10H10v3.5" />,
};

/** The icon of a control. */
export function ControlIcon({ shape }: { shape: ControlShape }): ReactNode {
  return (
    <svg
      className="gs-icon"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      {PATHS[shape]}
    </svg>
  );
}
