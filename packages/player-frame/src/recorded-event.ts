/** Types of rrweb events that change the picture (rrweb's numbers). */
export const FULL_SNAPSHOT = 2;
export const INCREMENTAL = 3;
export const META = 4;

/** Sources of incremental events that the stage applies (rrweb's numbers). */
export const SOURCE = {
  mutation: 0,
  mouseMove: 1,
  mouseInteraction: 2,
  scroll: 3,
  viewportResize: 4,
  input: 5,
  touchMove: 6,
  styleSheetRule: 8,
  font: 10,
  drag: 12,
  styleDeclaration: 13,
  selection: 14,
  adoptedStyleSheet: 15,
} as const;

/** Types of serialized nodes (rrweb's numbers). */
export const NODE = { document: 0, doctype: 1, element: 2, text: 3, comment: 5 } as const;

/** A serialized node as it stands in a snapshot or mutation; fields beyond these are rrweb's business. */
export type RecordedNode = Record<string, unknown> & { type: number; id: number };

/** A recorded page's address and viewport. */
export type MetaEvent = {
  type: typeof META;
  timestamp: number;
  data: { href: string; width: number; height: number };
};

/** A whole page. */
export type SnapshotEvent = {
  type: typeof FULL_SNAPSHOT;
  timestamp: number;
  data: { node: RecordedNode; initialOffset: { left: number; top: number } };
};

/** A change of the page. */
export type IncrementalEvent = {
  type: typeof INCREMENTAL;
  timestamp: number;
  data: Record<string, unknown> & { source: number };
};

/** An event whose own shape has been checked; node trees and references are checked per segment. */
export type RecordedEvent = MetaEvent | SnapshotEvent | IncrementalEvent;
