/** A recorded event, as far as a simulated frame looks at it. */
export type SimulatedEvent = { type: number; timestamp: number; data?: unknown };

const FULL_SNAPSHOT = 2;
const FIRST_PICTURE_MS = 2_000;

/** The events from a moment's full snapshot on, as far as consecutive chunks reach; Unix ms. */
export function segmentAt(chunks: ReadonlyMap<number, SimulatedEvent[]>, moment: number): SimulatedEvent[] {
  const snapshots = [...chunks]
    .sort(([a], [b]) => a - b)
    .flatMap(([seq, events]) =>
      events.flatMap(({ type, timestamp }, index) =>
        type === FULL_SNAPSHOT ? [{ seq, index, timestamp }] : [],
      ),
    );
  const next = snapshots.find(({ timestamp }) => timestamp > moment);
  const soon = next && next.timestamp - moment <= FIRST_PICTURE_MS ? next : undefined;
  const start = snapshots.filter(({ timestamp }) => timestamp <= moment).at(-1) ?? soon;
  if (start === undefined) return [];
  const segment = (chunks.get(start.seq) ?? []).slice(start.index);
  for (let seq = start.seq + 1; chunks.has(seq); seq += 1) segment.push(...(chunks.get(seq) ?? []));
  return segment;
}
