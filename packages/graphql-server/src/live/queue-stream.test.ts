import { describe, expect, it } from 'vitest';
import { createQueueStream } from './queue-stream.ts';

function open(maxWaiting = 10) {
  let closings = 0;
  const stream = createQueueStream<number>({ maxWaiting, onClose: () => (closings += 1) });
  return { stream, closings: () => closings };
}

describe('createQueueStream', () => {
  it('gives every value once, in order, to whoever waits', async () => {
    const { stream } = open();
    const waiting = stream.next();
    for (const value of [1, 2, 3]) stream.push(value);
    expect(await waiting).toEqual({ done: false, value: 1 });
    expect((await stream.next()).value).toBe(2);
    expect((await stream.next()).value).toBe(3);
  });

  it('keeps only so many for a reader that is slow', async () => {
    const { stream } = open(2);
    expect([1, 2, 3].map((value) => stream.push(value))).toEqual([true, true, false]);
    expect((await stream.next()).value).toBe(1);
    expect(stream.push(4)).toBe(true);
  });

  it('gives what waits and one last value, then ends', async () => {
    const { stream, closings } = open(1);
    stream.push(1);
    stream.endWith(9);
    expect(stream.push(2)).toBe(false);
    expect((await stream.next()).value).toBe(1);
    expect((await stream.next()).value).toBe(9);
    expect(closings()).toBe(0);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(closings()).toBe(1);
  });

  it('ends a pending read when it is closed, by either side, once', async () => {
    for (const end of ['close', 'return'] as const) {
      const { stream, closings } = open();
      const waiting = stream.next();
      await stream[end]?.();
      await stream[end]?.();
      expect(await waiting).toEqual({ done: true, value: undefined });
      expect(stream.push(1)).toBe(false);
      expect(closings()).toBe(1);
    }
  });
});
