// The usual breakpoints of CSS frameworks, CSS px: a page keeps its layout between two of them.
const BREAKPOINTS = [480, 640, 768, 1024, 1280, 1536, 1920];

/** A range of viewport widths in which a page probably keeps its layout, CSS px; `to` is not included. */
export type WidthClass = { readonly from: number; readonly to: number };

/** The class of a viewport width. */
export function widthClass(width: number): WidthClass {
  const next = BREAKPOINTS.findIndex((breakpoint) => width < breakpoint);
  if (next < 0) return { from: BREAKPOINTS.at(-1) ?? 0, to: Number.MAX_SAFE_INTEGER };
  return { from: BREAKPOINTS[next - 1] ?? 0, to: BREAKPOINTS[next] ?? 0 };
}
