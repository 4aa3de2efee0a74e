import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Batcher } from './batcher.ts';
import type { GoSightEvent } from './events.ts';
import { BATCH_LIMITS } from './limits.ts';

const page = { url: 'https://a.example/', title: '', referrer: '' };
const event = (at: number): GoSightEvent => ({ type: 'page_visible', at, page });

function setUp() {
  const sealed: number[][] = [];
  const state = { canSeal: true, dropped: 0 };
  const batcher = new Batcher({
    maxEvents: 50,
    maxWaitMs: 5000,
    canSeal: () => state.canSeal,
    seal: (events) => sealed.push(events.map(({ at }) => at)),
    onDrop: () => {
      state.dropped += 1;
    },
  });
  return { batcher, sealed, state };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first batch goes at once, with what was recorded in the same task', () => {
  const { batcher, sealed } = setUp();
  batcher.add(event(1));
  batcher.add(event(2));
  vi.advanceTimersByTime(0);
  expect(sealed).toEqual([[1, 2]]);
});

test('later events wait, urgent ones hurry everything', () => {
  const { batcher, sealed } = setUp();
  batcher.add(event(1));
  vi.advanceTimersByTime(0);
  batcher.add(event(2));
  vi.advanceTimersByTime(4999);
  expect(sealed).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(sealed).toEqual([[1], [2]]);
  batcher.add(event(3));
  batcher.add(event(4), BATCH_LIMITS.urgentWaitMs);
  vi.advanceTimersByTime(BATCH_LIMITS.urgentWaitMs);
  expect(sealed.at(-1)).toEqual([3, 4]);
});

test('events are ordered by time: a click is known only after its outcome', () => {
  const { batcher, sealed } = setUp();
  for (const at of [30, 10, 20]) batcher.add(event(at));
  batcher.flush();
  expect(sealed).toEqual([[10, 20, 30]]);
});

test('a full batch does not wait, and a long buffer becomes several', () => {
  const { batcher, sealed, state } = setUp();
  state.canSeal = false;
  for (let at = 0; at < 120; at += 1) batcher.add(event(at));
  expect(sealed).toEqual([]);
  state.canSeal = true;
  batcher.resume();
  expect(sealed.map((batch) => batch.length)).toEqual([50, 50, 20]);
});

test('while nothing may be sealed events wait, until they are resumed or forced', () => {
  const { batcher, sealed, state } = setUp();
  state.canSeal = false;
  batcher.add(event(1));
  vi.advanceTimersByTime(10_000);
  expect(sealed).toEqual([]);
  batcher.flush(true);
  expect(sealed).toEqual([[1]]);
});

test('a page that records without end loses events, not memory', () => {
  const { batcher, state } = setUp();
  state.canSeal = false;
  for (let at = 0; at < BATCH_LIMITS.maxBufferedEvents + 7; at += 1) batcher.add(event(at));
  expect(state.dropped).toBe(7);
});

test('the server may ask to hear sooner, never later than configured', () => {
  const { batcher, sealed } = setUp();
  batcher.add(event(1));
  vi.advanceTimersByTime(0);
  batcher.setMaxWait(1000);
  batcher.add(event(2));
  vi.advanceTimersByTime(1000);
  expect(sealed).toHaveLength(2);
  batcher.setMaxWait(60_000);
  batcher.add(event(3));
  vi.advanceTimersByTime(5000);
  expect(sealed).toHaveLength(3);
});

test('an event that was taken back is not sealed', () => {
  const { batcher, sealed } = setUp();
  const started = event(1);
  batcher.add(started);
  batcher.add(event(2));
  batcher.remove(started);
  batcher.flush();
  expect(sealed).toEqual([[2]]);
});
