import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLatestStream } from './latest-stream.ts';

let value = 0;
let closeCount = 0;

beforeEach(() => {
  value = 0;
  closeCount = 0;
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function open() {
  return createLatestStream({
    read: () => value,
    intervalMs: 1000,
    onClose: () => {
      closeCount += 1;
    },
  });
}

/** What `promise` gave after `ms`, or 'pending'. */
async function after<T>(ms: number, promise: Promise<T>): Promise<T | 'pending'> {
  let result: T | 'pending' = 'pending';
  promise.then(
    (settled) => {
      result = settled;
    },
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(ms);
  return result;
}

describe('a stream of the latest value', () => {
  it('gives the first value at once and the next only after a change', async () => {
    const stream = open();
    expect(await after(0, stream.next())).toEqual({ done: false, value: 0 });
    const next = stream.next();
    expect(await after(60_000, next)).toBe('pending');
    value = 1;
    stream.changed();
    expect(await after(0, next)).toEqual({ done: false, value: 1 });
  });

  it('gives no two values within the interval, and then the newest', async () => {
    const stream = open();
    await after(0, stream.next());
    const next = stream.next();
    for (value = 1; value < 5; value++) stream.changed();
    expect(await after(999, next)).toBe('pending');
    value = 9;
    expect(await after(1, next)).toEqual({ done: false, value: 9 });
    expect(await after(60_000, stream.next())).toBe('pending');
  });

  it('keeps nothing for a reader who is slow', async () => {
    const stream = open();
    await after(0, stream.next());
    for (let change = 0; change < 10_000; change++) {
      value = change;
      stream.changed();
    }
    await vi.advanceTimersByTimeAsync(5000);
    expect(await after(0, stream.next())).toEqual({ done: false, value: 9999 });
    expect(await after(60_000, stream.next())).toBe('pending');
  });

  it('ends with a last value, without waiting for the interval', async () => {
    const stream = open();
    await after(0, stream.next());
    const next = stream.next();
    stream.endWith(-1);
    stream.endWith(-2);
    expect(await after(0, next)).toEqual({ done: false, value: -1 });
    expect(await after(0, stream.next())).toEqual({ done: true, value: undefined });
    expect(closeCount).toBe(1);
  });

  it('ends a pending read when the reader goes, and closes once', async () => {
    const stream = open();
    await after(0, stream.next());
    const pending = stream.next();
    expect(await after(0, stream.return?.() ?? Promise.reject())).toEqual({ done: true, value: undefined });
    expect(await after(0, pending)).toEqual({ done: true, value: undefined });
    stream.close();
    expect(closeCount).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
