import type { LivePart } from '@gosight/engines';
import { liveChannel, livePartKey } from '@gosight/engines';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIVE_LIMITS } from '../limits.ts';
import type { EventRow } from '../write/event-row.ts';
import { createLiveMetrics, type LiveMetrics } from './live-metrics.ts';

const START = Date.UTC(2026, 5, 15, 12);
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const noHistory = { query: () => Promise.resolve({ json: () => Promise.resolve([]) }) } as never;

let published: { channel: string; part: LivePart; after: number }[];
let stored: Map<string, LivePart>;
let live: LiveMetrics;
let isDown: boolean;

const cache = {
  async set(key: string, value: string) {
    if (isDown) throw new Error('connection refused');
    stored.set(key, JSON.parse(value));
  },
  async publish(channel: string, message: string) {
    published.push({ channel, part: JSON.parse(message), after: Date.now() - START });
  },
  async delete(key: string) {
    stored.delete(key);
  },
};

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  published = [];
  stored = new Map();
  isDown = false;
  live = createLiveMetrics({ clickhouse: noHistory, cache, logger, now: Date.now, source: 'me' });
});
afterEach(async () => {
  await live.stop();
  vi.useRealTimers();
});

function row(overrides: Partial<EventRow> = {}): EventRow {
  return {
    project_id: 'p',
    session_id: 's1',
    visitor_id: 'v1',
    type: 'page_view',
    ts: new Date().toISOString(),
    path_group: '/a',
    is_bot: false,
    ...overrides,
  } as EventRow;
}

const last = () => published.at(-1)?.part;

describe('live metrics', () => {
  it('count visitors, sessions, rates and pages', async () => {
    live.observe(0, [
      row(),
      row({ type: 'click' }),
      row({ session_id: 's2', path_group: '/b' }),
      row({ session_id: 's3', visitor_id: 'v3', path_group: '/b' }),
    ]);
    live.observe(1, [row({ type: 'js_error', session_id: 's4', visitor_id: 'v3' })]);
    await vi.advanceTimersByTimeAsync(LIVE_LIMITS.publishIntervalMs);
    expect(last()).toEqual({
      source: 'me',
      at: START + 1000,
      visitors: 2,
      sessions: 4,
      pageViewsPerMinute: 3,
      eventsPerSecond: 0.08,
      errorsPerMinute: 1,
      insightsPerMinute: 0,
      topPages: [
        { value: '/b', count: 2 },
        { value: '/a', count: 1 },
      ],
    });
    expect(stored.get(livePartKey('p', 'me'))).toEqual(last());
    expect(published[0]?.channel).toBe(liveChannel('p'));
  });

  it('are published at once, then at most once a second', async () => {
    for (let i = 0; i < 30; i++) {
      live.observe(0, [row({ session_id: `s${i}` })]);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(published.map(({ after }) => after)).toEqual([0, 1000, 2000, 3000]);
    expect(last()?.sessions).toBe(30);
  });

  it('fall as time passes: rates after a minute, sessions after five', async () => {
    live.observe(0, [row()]);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(last()).toMatchObject({ sessions: 1, pageViewsPerMinute: 1 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(last()).toMatchObject({ sessions: 1, pageViewsPerMinute: 0, eventsPerSecond: 0 });
    await vi.advanceTimersByTimeAsync(240_000);
    expect(last()).toMatchObject({ sessions: 0, visitors: 0, topPages: [] });
    const count = published.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(published).toHaveLength(count);
  });

  it('repeat themselves before the stored part expires', async () => {
    live.observe(0, [row()]);
    await vi.advanceTimersByTimeAsync(200_000);
    const gaps = published.slice(1).map(({ after }, i) => after - (published[i]?.after ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(LIVE_LIMITS.refreshMs + LIVE_LIMITS.publishIntervalMs);
  });

  it('ignore bots, late events and take future ones for present', async () => {
    live.observe(0, [
      row({ is_bot: true }),
      row({ session_id: 's2', ts: new Date(START - 301_000).toISOString() }),
      row({ session_id: 's3', ts: new Date(START + 240_000).toISOString() }),
    ]);
    expect(last()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(0);
    expect(last()).toMatchObject({ sessions: 1, pageViewsPerMinute: 1 });
    await vi.advanceTimersByTimeAsync(302_000);
    expect(last()).toMatchObject({ sessions: 0 });
  });

  it('forget a partition that goes to another processor', async () => {
    live.observe(0, [row()]);
    live.observe(1, [row({ session_id: 's2', visitor_id: 'v2' })]);
    await vi.advanceTimersByTimeAsync(2000);
    live.release(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(last()).toMatchObject({ sessions: 1, visitors: 1, pageViewsPerMinute: 1 });
  });

  it('are published again after the cache was down', async () => {
    isDown = true;
    live.observe(0, [row()]);
    await vi.advanceTimersByTimeAsync(0);
    expect(published).toEqual([]);
    isDown = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(last()).toMatchObject({ sessions: 1 });
  });

  it('leave no part behind when they stop', async () => {
    live.observe(0, [row()]);
    await vi.advanceTimersByTimeAsync(0);
    live.release(0);
    await live.stop();
    expect(last()).toMatchObject({ sessions: 0 });
    expect(stored.size).toBe(0);
  });
});
