import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { REPLAY_LIMITS } from '../limits.ts';
import { type Chunk, ChunkBuilder } from './chunk-builder.ts';
import { RECORDED_TYPE, type RecordedEvent } from './recorder-port.ts';

const sealed: Chunk[] = [];
let snapshotsDue: number;
let builder: ChunkBuilder;

const increment = (text = 'x', timestamp = Date.now()): RecordedEvent => ({
  type: 3,
  timestamp,
  data: { text },
});
function snapshot(size = 10): void {
  builder.add({ type: RECORDED_TYPE.meta, timestamp: Date.now(), data: {} });
  builder.add({ type: RECORDED_TYPE.fullSnapshot, timestamp: Date.now(), data: { text: 's'.repeat(size) } });
}
const texts = (chunk: Chunk | undefined) => chunk?.events.map((event) => JSON.parse(event).data.text);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  sealed.length = 0;
  snapshotsDue = 0;
  builder = new ChunkBuilder({
    clock: Date.now,
    place: () => ({ url: `https://shop.example/${sealed.length}`, viewportWidth: 800, viewportHeight: 600 }),
    seal: (chunk) => sealed.push(chunk),
    onSnapshotDue: () => {
      snapshotsDue += 1;
    },
  });
});
afterEach(() => vi.useRealTimers());

describe('what goes into a chunk', () => {
  test('a full snapshot and what says its size make a chunk, at once', () => {
    builder.add(increment('before'));
    snapshot();
    expect(sealed.map(({ hasFullSnapshot, events }) => [hasFullSnapshot, events.length])).toEqual([
      [false, 1],
      [true, 2],
    ]);
  });

  test('increments wait five seconds at most, from the first on', () => {
    builder.add(increment('a'));
    vi.advanceTimersByTime(3000);
    builder.add(increment('b'));
    vi.advanceTimersByTime(1999);
    expect(sealed).toHaveLength(0);
    vi.advanceTimersByTime(1);
    expect(texts(sealed[0])).toEqual(['a', 'b']);
    expect(sealed[0]).toMatchObject({ firstTs: 1_000_000, lastTs: 1_003_000 });
  });

  test('while somebody watches they wait less', () => {
    builder.setMaxWait(1000);
    builder.add(increment());
    vi.advanceTimersByTime(1000);
    expect(sealed).toHaveLength(1);
    builder.setMaxWait();
    builder.add(increment());
    vi.advanceTimersByTime(4999);
    expect(sealed).toHaveLength(1);
  });

  test('the place is that of the first event', () => {
    builder.add(increment());
    builder.seal();
    builder.add(increment());
    builder.seal();
    expect(sealed.map(({ place }) => place.url)).toEqual([
      'https://shop.example/0',
      'https://shop.example/1',
    ]);
  });

  test('no chunk is larger than the limit unless one event alone is; nothing is lost or moved', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 700_000 }), { maxLength: 8 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        sealed.length = 0;
        const wanted = lengths.map((length, place) => `${place}-${'x'.repeat(length)}`);
        for (const text of wanted) builder.add(increment(text));
        builder.seal();
        expect(sealed.flatMap((chunk) => texts(chunk))).toEqual(wanted);
        for (const { events } of sealed) {
          const isOne = events.length === 1;
          expect(isOne || events.join().length + 2 <= REPLAY_LIMITS.maxChunkBytes).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('when another snapshot is due', () => {
  const snapshotSize = 400_000;

  test('after five minutes, once', () => {
    snapshot();
    vi.advanceTimersByTime(REPLAY_LIMITS.snapshotEveryMs - 1);
    builder.add(increment());
    expect(snapshotsDue).toBe(0);
    vi.advanceTimersByTime(1);
    builder.add(increment());
    builder.add(increment());
    expect(snapshotsDue).toBe(1);
    snapshot();
    builder.add(increment());
    expect(snapshotsDue).toBe(1);
  });

  test('when the increments outweigh the last one', () => {
    snapshot(snapshotSize);
    builder.add(increment('x'.repeat(snapshotSize - 1000)));
    expect(snapshotsDue).toBe(0);
    builder.add(increment('x'.repeat(2000)));
    expect(snapshotsDue).toBe(1);
  });

  test('not for small increments on a small page', () => {
    snapshot(10);
    builder.add(increment('x'.repeat(1000)));
    expect(snapshotsDue).toBe(0);
  });
});

describe('the tail of a page that is left', () => {
  test('is what fits, from the first event on', () => {
    for (const text of ['a', 'b'.repeat(200), 'c']) builder.add(increment(text));
    builder.sealTail(150);
    expect(texts(sealed[0])).toEqual(['a']);
    builder.seal();
    expect(sealed).toHaveLength(1);
  });

  test('is measured in bytes, not in characters', () => {
    builder.add(increment('€'.repeat(100)));
    builder.sealTail(200);
    expect(sealed).toHaveLength(0);
  });

  test('ends when its last event did', () => {
    builder.add(increment('a'));
    vi.advanceTimersByTime(10);
    builder.add(increment('b'.repeat(500)));
    builder.sealTail(150);
    expect(sealed[0]).toMatchObject({ firstTs: 1_000_000, lastTs: 1_000_000 });
  });
});
