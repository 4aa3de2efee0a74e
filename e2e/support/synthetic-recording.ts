import { createSyntheticPage, SYNTHETIC_IDS } from './synthetic-page.ts';

/** A recorder event in rrweb's format. */
export type RecordedEvent = { readonly type: number; readonly data: unknown; readonly timestamp: number };

/** What kind of page is recorded, and for how long; times in ms. */
export type RecordingSketch = {
  /** Unix ms of the first event. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Nodes of the page, about. */
  readonly nodeCount: number;
  /** From one full snapshot to the next; 5 min as in the tracker by default. */
  readonly snapshotEveryMs?: number;
  /** From one change of the page to the next; 500 by default. */
  readonly tickMs?: number;
};

const VIEWPORT = { width: 1280, height: 800 };
const MOVES_EACH_TICK = 10;
/** The page is scrolled every so many ticks, and clicked half as often. */
const SCROLL_EVERY = 10;
/**
 * A recording as the tracker makes one, synthesised event by event, the same for the same sketch: a grid of cards on
 * which text, classes and nodes change, with mouse moves, clicks, scrolls and a full snapshot every now and then.
 * Its heading says `tick <n>`, n being the time divided by `tickMs`.
 */
export function* syntheticRecording(sketch: RecordingSketch): Generator<RecordedEvent> {
  const { startedAt, durationMs, nodeCount, snapshotEveryMs = 300_000, tickMs = 500 } = sketch;
  const page = createSyntheticPage(nodeCount);
  let snapshotAt = 0;
  let top = 0;
  for (let tick = 0; tick * tickMs <= durationMs; tick++) {
    const timestamp = startedAt + tick * tickMs;
    const increment = (data: unknown): RecordedEvent => ({ type: 3, data, timestamp });
    const change = tick > 0 ? page.change(tick) : undefined;
    if (tick * tickMs < snapshotAt) yield increment(change);
    else {
      snapshotAt += snapshotEveryMs;
      yield { type: 4, data: { href: 'https://shop.example/catalogue', ...VIEWPORT }, timestamp };
      const data = { node: structuredClone(page.document), initialOffset: { left: 0, top } };
      yield { type: 2, data, timestamp };
    }
    yield increment({ source: 1, positions: moves(tick, tickMs) });
    if (tick % SCROLL_EVERY === 0) {
      top = (tick * 53) % 2000;
      yield increment({ source: 3, id: SYNTHETIC_IDS.document, x: 0, y: top });
    }
    if (tick % (2 * SCROLL_EVERY) === 0)
      yield increment({ source: 2, type: 2, id: SYNTHETIC_IDS.main, x: 200, y: 300 });
  }
}

function moves(tick: number, tickMs: number): object[] {
  return Array.from({ length: MOVES_EACH_TICK }, (_, index) => ({
    x: (tick * 37 + index * 11) % VIEWPORT.width,
    y: (tick * 23 + index * 7) % VIEWPORT.height,
    id: SYNTHETIC_IDS.main,
    timeOffset: Math.round((index / MOVES_EACH_TICK - 1) * tickMs),
  }));
}
