import type { ReactNode } from 'react';
import type { HeatView } from './HeatWindow.tsx';
import type { Box } from './place-points.ts';

/** A frame around an element of the page. */
export function ElementFrame({ box, view: { top, scale } }: { box: Box; view: HeatView }): ReactNode {
  return (
    <span
      className="gs-heat-frame"
      data-gs-part="highlight"
      style={{
        top: (box.y - top) * scale,
        left: box.x * scale,
        width: box.width * scale,
        height: box.height * scale,
      }}
    />
  );
}

/** Props of {@link ElementHint}. */
export type ElementHintProps = { box: Box; view: HeatView; name: string; text: string };

/** Room that a hint needs, in pixels of the screen. */
const HINT = { width: 240, height: 34, distance: 6 };

/** Name and numbers of an element, below it or, where there is no room, above. */
export function ElementHint({ box, view, name, text }: ElementHintProps): ReactNode {
  const { top, width, height, scale } = view;
  const below = (box.y + box.height - top) * scale + HINT.distance;
  const above = (box.y - top) * scale - HINT.height;
  const isBelow = below + HINT.height <= height * scale || above < 0;
  return (
    <span
      className="gs-heat-hint"
      data-gs-part="hint"
      style={{
        top: isBelow ? Math.min(below, height * scale - HINT.height) : above,
        left: Math.max(0, Math.min(box.x * scale, width * scale - HINT.width)),
      }}
    >
      <span className="gs-heat-hint-name">{name}</span> {text}
    </span>
  );
}
