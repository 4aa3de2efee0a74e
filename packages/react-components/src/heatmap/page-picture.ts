import type { PlayerFrame } from '@gosight/player-frame/host';
import { GoSightError } from '../errors.ts';
import type { HeatElement } from './heatmap-data.ts';
import type { Box } from './place-points.ts';

/** A page as laid out at one width: its height, and where each element of the heatmap is. */
export type PageLayout = { width: number; height: number; boxes: (Box | null)[] };

/** Size of a viewport in CSS pixels. */
type Viewport = { width: number; height: number };

/** Shows a page snapshot in a frame. Throws a `GoSightError` where the bytes are no snapshot. */
export async function showSnapshot(frame: PlayerFrame, bytes: ArrayBuffer): Promise<void> {
  const times = timesOf(bytes);
  const [startedAt] = times;
  const last = times.at(-1);
  if (startedAt === undefined || last === undefined) throw damaged();
  await frame.load({ streamId: 'page', startedAt });
  await frame.addEvents({ seq: 0, bytes, encoding: 'identity', isLast: true });
  await frame.seek(Math.max(0, last - startedAt));
}

/** Lays the page out in a viewport and measures it. */
export async function layOut(
  frame: PlayerFrame,
  viewport: Viewport,
  elements: readonly HeatElement[],
): Promise<PageLayout> {
  await frame.setViewport(viewport);
  const { height } = await frame.documentSize();
  const found = await frame.queryRects(elements.map(({ selector }) => selector));
  const boxes = elements.map(({ key }, index) => found[index] ?? onlyBoxOf(key, elements, found));
  return { width: viewport.width, height: Math.max(height, viewport.height), boxes };
}

/** Where the element of a key is, if just one is there: another release of the site may have given it another selector. */
function onlyBoxOf(
  key: string,
  elements: readonly HeatElement[],
  found: readonly (Box | null)[],
): Box | null {
  const [box, another] = found.filter((one, index) => one && elements[index]?.key === key);
  return another ? null : (box ?? null);
}

/** Times of the events, Unix ms; the frame itself checks all the rest. */
function timesOf(bytes: ArrayBuffer): number[] {
  let events: unknown;
  try {
    events = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw damaged(cause);
  }
  if (!Array.isArray(events)) throw damaged();
  return events.flatMap((event: unknown) => {
    const time = (event as { timestamp?: unknown } | null)?.timestamp;
    return typeof time === 'number' ? [time] : [];
  });
}

function damaged(cause?: unknown): GoSightError {
  return new GoSightError('server_error', 'The page to draw on is damaged.', { cause, isRetryable: false });
}
