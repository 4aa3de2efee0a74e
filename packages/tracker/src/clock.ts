/** A document's clock: Unix ms that never jump while the document lives, whatever happens to the system's clock. */
export type Clock = () => number;

/** Makes the one clock of this document. */
export function createClock(): Clock {
  return () => Math.round(performance.timeOrigin + performance.now());
}
