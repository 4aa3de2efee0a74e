import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GoSightError } from '../errors.ts';
import { MISSING_CHUNK_WAIT_MS } from '../limits.ts';
import { createSimulatedFrame, type SimulatedFrame } from '../testing/create-simulated-frame.ts';
import { chunkBytes, replayFixture, streamFixture } from '../testing/replay-fixtures.ts';
import type { Replay, ReplayChunk } from './replay.ts';
import { ReplayController } from './replay-controller.ts';
import type { ReplayControllerOptions } from './replay-controller-options.ts';
import { createTimeline } from './replay-timeline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What becomes of a chunk on its way; unnamed ones arrive after `ms`. */
type Fate = { ms?: number; kind?: 'truncated' | 'gone' | 'down' };

type Setup = Partial<ReplayControllerOptions> & { fates?: Record<number, Fate> };

function start(replay: Replay, { fates = {}, ...options }: Setup = {}) {
  const frames: SimulatedFrame[] = [];
  const fetched: number[] = [];
  const states: string[] = [];
  const fetchChunk = async (chunk: ReplayChunk, signal: AbortSignal) => {
    const { ms = 20, kind } = fates[chunk.sequence] ?? {};
    fetched.push(chunk.sequence);
    await new Promise<void>((resolve) => setTimeout(resolve, ms));
    if (signal.aborted) throw new GoSightError('unreachable', 'given up');
    if (kind === 'gone') throw new GoSightError('not_found', 'gone');
    if (kind === 'down') throw new GoSightError('unreachable', 'down');
    const bytes = chunkBytes(chunk);
    return kind === 'truncated' ? bytes.slice(0, bytes.byteLength - 20) : bytes;
  };
  const controller = new ReplayController({
    timeline: createTimeline(replay),
    openFrame: async () => {
      frames.push(createSimulatedFrame());
      return frames.at(-1) as SimulatedFrame;
    },
    fetchChunk,
    onChange: () => {
      if (states.at(-1) !== controller.snapshot.state) states.push(controller.snapshot.state);
    },
    ...options,
  });
  void controller.open();
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const sequences = () =>
    (frames.at(-1)?.shown ?? []).map(({ data }) => (data as { sequence: number }).sequence);
  return { controller, frames, fetched, states, pass, sequences };
}

const longReplay = (values: Partial<Replay> = {}) =>
  replayFixture({
    duration: 200_000,
    streams: [streamFixture({ chunkCount: 40, chunkMs: 5_000, snapshotEvery: 10 })],
    ...values,
  });

/** Whether what is shown began with a full snapshot and left nothing out. */
function isContiguous(shown: SimulatedFrame['shown']): boolean {
  const sequences = shown.map(({ data }) => (data as { sequence: number }).sequence);
  return (
    shown.length === 0 ||
    (shown[0]?.type === 2 &&
      sequences.every((n, index) => index === 0 || n - (sequences[index - 1] ?? n) <= 1))
  );
}

describe('seeking', () => {
  it('fetches from the nearest full snapshot, and nothing that lies before or far behind', async () => {
    const { controller, fetched, pass, sequences } = start(longReplay());
    await pass(500);
    fetched.length = 0;
    controller.seek(127_000);
    await pass(500);
    expect(fetched.sort((a, b) => a - b)).toEqual([20, 21, 22, 23, 24, 25]);
    expect(controller.snapshot).toMatchObject({ state: 'paused', time: 127_000 });
    expect(new Set(sequences())).toEqual(new Set([20, 21, 22, 23, 24, 25]));
  });

  it('gives up what a newer seek does not want, and ends where the last one went', async () => {
    const { controller, pass } = start(longReplay(), {
      fates: Object.fromEntries([...Array(40).keys()].map((n) => [n, { ms: 300 }])),
    });
    for (const time of [60_000, 110_000, 160_000, 12_000]) {
      controller.seek(time);
      await pass(100);
    }
    await pass(2_000);
    expect(controller.snapshot).toMatchObject({ state: 'paused', time: 12_000 });
  });

  it('keeps playing where it was playing', async () => {
    const { controller, pass } = start(longReplay());
    controller.play();
    await pass(1_000);
    controller.seek(100_000);
    await pass(2_000);
    expect(controller.snapshot.state).toBe('playing');
    expect(controller.snapshot.time).toBeGreaterThan(101_000);
  });

  it('stays inside the replay', async () => {
    const { controller, pass } = start(longReplay());
    controller.seek(9e9);
    await pass(1_000);
    expect(controller.snapshot.time).toBe(200_000);
    controller.seek(-5);
    controller.seek(Number.NaN);
    await pass(1_000);
    expect(controller.snapshot.time).toBe(0);
  });
});

describe('playing', () => {
  it('goes from loading over playing to the end, and from the beginning again', async () => {
    const { controller, states, pass } = start(replayFixture());
    controller.play();
    await pass(31_000);
    expect(states).toEqual(['loading', 'playing', 'ended']);
    expect(controller.snapshot.time).toBe(30_000);
    controller.play();
    await pass(2_000);
    expect(controller.snapshot.state).toBe('playing');
    expect(controller.snapshot.time).toBeLessThan(3_000);
  });

  it.each([0.5, 2, 16])('at speed %d takes its share of the time', async (speed) => {
    const { controller, pass } = start(longReplay(), { speed: 1 });
    await pass(200);
    controller.play();
    controller.setSpeed(speed);
    await pass(4_000);
    expect(controller.snapshot.time).toBeGreaterThan(3_500 * speed);
    expect(controller.snapshot.time).toBeLessThan(4_500 * speed);
  });

  it('pauses where it is, and never goes back', async () => {
    const { controller, pass } = start(longReplay());
    controller.play();
    await pass(3_000);
    controller.pause();
    await pass(100);
    const { time } = controller.snapshot;
    expect(time).toBeGreaterThan(2_500);
    await pass(5_000);
    expect(controller.snapshot).toMatchObject({ state: 'paused', time });
  });

  it('lets the picture stand while nothing happens, also where nobody saw the page', async () => {
    const stream = streamFixture({ chunkCount: 2, visible: [{ from: 0, to: 12_000 }] });
    const { controller, pass, states } = start(replayFixture({ duration: 20_000, streams: [stream] }));
    controller.play();
    await pass(16_000);
    expect(controller.snapshot.state).toBe('playing');
    expect(controller.snapshot.time).toBeGreaterThan(15_000);
    await pass(5_000);
    expect(states).toEqual(['loading', 'playing', 'ended']);
  });

  it('follows the visitor to the next page', async () => {
    const { controller, frames, pass } = start(
      replayFixture({
        duration: 20_000,
        streams: [
          streamFixture({ streamId: 'a', chunkCount: 2 }),
          streamFixture({ streamId: 'b', chunkCount: 2, from: 10_000 }),
        ],
      }),
    );
    controller.play();
    await pass(12_000);
    expect(frames[0]?.chunks).toEqual([0, 1]);
    expect(frames[0]?.shown[0]?.timestamp).toBe(Date.parse('2026-03-04T09:57:10.000Z'));
    await pass(10_000);
    expect(controller.snapshot.state).toBe('ended');
  });

  it('skips inactivity, and says how much', async () => {
    const { controller, pass } = start(longReplay({ inactivity: [{ from: 3_000, to: 90_000 }] }), {
      skipInactivity: true,
    });
    controller.play();
    await pass(6_000);
    expect(controller.snapshot.skipped?.reason).toBe('inactivity');
    expect(controller.snapshot.skipped?.duration).toBeGreaterThan(80_000);
    expect(controller.snapshot.time).toBeGreaterThan(90_000);
  });
});

describe('what is missing', () => {
  it('is waited for 10 s while more may come, then left out up to the next full snapshot', async () => {
    const replay = longReplay({ isComplete: false });
    const [stream] = replay.streams;
    if (stream) stream.chunks = stream.chunks.filter(({ sequence }) => sequence !== 1);
    const { controller, pass } = start(replay);
    controller.play();
    await pass(6_000);
    expect(controller.snapshot).toMatchObject({
      state: 'waiting',
      time: 5_000,
      isPlaying: true,
      isAwaited: true,
    });
    await pass(MISSING_CHUNK_WAIT_MS - 6_500);
    expect(controller.snapshot.state).toBe('waiting');
    await pass(2_000);
    expect(controller.snapshot).toMatchObject({
      state: 'playing',
      skipped: { reason: 'gap', duration: 45_000 },
    });
    expect(controller.snapshot.time).toBeGreaterThanOrEqual(50_000);
  });

  it('goes on at once when it comes late', async () => {
    const whole = longReplay({ isComplete: false });
    const streams = whole.streams.map((stream) => ({
      ...stream,
      chunks: stream.chunks.filter(({ sequence }) => sequence !== 1),
    }));
    const { controller, pass } = start({ ...whole, streams });
    controller.play();
    await pass(6_000);
    expect(controller.snapshot.state).toBe('waiting');
    controller.update(createTimeline(whole));
    await pass(2_000);
    expect(controller.snapshot).toMatchObject({ state: 'playing', skipped: undefined });
    expect(controller.snapshot.time).toBeLessThan(8_000);
  });

  it('is a gap at once where nothing more will come', async () => {
    const replay = longReplay();
    const [stream] = replay.streams;
    if (stream) stream.chunks = stream.chunks.filter(({ sequence }) => sequence !== 1);
    const { controller, pass } = start(replay);
    controller.seek(20_000);
    await pass(1_000);
    expect(controller.snapshot).toMatchObject({ state: 'paused', gap: { from: 5_000, to: 50_000 } });
    controller.play();
    await pass(1_000);
    expect(controller.snapshot.time).toBeGreaterThanOrEqual(50_000);
  });

  it.each(['truncated', 'gone'] as const)(
    'because it is %s, is a gap up to the next full snapshot',
    async (kind) => {
      const { controller, pass } = start(longReplay(), { fates: { 1: { kind } } });
      controller.play();
      await pass(7_000);
      expect(controller.snapshot.skipped).toMatchObject({ reason: 'gap' });
      expect(controller.snapshot.time).toBeGreaterThan(50_000);
    },
  );

  it('because the page cannot be built, is a gap too', async () => {
    const { controller, frames, pass } = start(longReplay(), { fates: { 0: { ms: 10 } } });
    await pass(500);
    const frame = frames[0] as SimulatedFrame;
    const play = frame.play.bind(frame);
    frame.play = async (options) => {
      if ((options?.from ?? 0) >= 50_000) return await play(options);
      frame.tell('error', { code: 'damaged_snapshot', message: 'no', time: 0 });
      return { state: 'waiting', time: options?.from ?? 0 };
    };
    controller.play();
    await pass(2_000);
    expect(controller.snapshot.time).toBeGreaterThan(50_000);
  });
});

describe('what fails', () => {
  it('is an error when the server is away for good, and goes on after a retry', async () => {
    const fates: Record<number, Fate> = { 2: { kind: 'down' } };
    const { controller, pass } = start(longReplay(), { fates });
    controller.play();
    await pass(20_000);
    expect(controller.snapshot).toMatchObject({ state: 'error', error: { code: 'unreachable' } });
    delete fates[2];
    controller.retry();
    await pass(3_000);
    expect(controller.snapshot).toMatchObject({ state: 'playing', error: undefined });
    expect(controller.snapshot.time).toBeGreaterThan(11_000);
  });

  it('is an error with a retry when no frame opens', async () => {
    const frame = createSimulatedFrame();
    let isThere = false;
    const { controller, pass } = start(longReplay(), {
      openFrame: async () => {
        if (isThere) return frame;
        throw Object.assign(new Error('no answer'), { name: 'FrameError', code: 'frame_unreachable' });
      },
    });
    await pass(1_000);
    expect(controller.snapshot).toMatchObject({ state: 'error', error: { code: 'frame_unreachable' } });
    isThere = true;
    controller.retry();
    await pass(1_000);
    expect(controller.snapshot.state).toBe('paused');
  });

  it('is mended without a word when the frame is lost once', async () => {
    const { controller, frames, pass } = start(longReplay());
    controller.play();
    await pass(3_000);
    const frame = frames[0] as SimulatedFrame;
    frame.play = () =>
      Promise.reject(Object.assign(new Error('x'), { name: 'FrameError', code: 'frame_lost' }));
    controller.seek(60_000);
    await pass(2_000);
    expect(frames).toHaveLength(2);
    expect(controller.snapshot.state).toBe('playing');
    expect(controller.snapshot.time).toBeGreaterThan(61_000);
  });
});

it('leaves no timer behind', async () => {
  const { controller, pass } = start(longReplay({ isComplete: false }));
  controller.play();
  await pass(3_000);
  controller.destroy();
  await pass(60_000);
  expect(vi.getTimerCount()).toBe(0);
});

it('plays only what is contiguous, and always comes to an end, whatever becomes of the chunks', async () => {
  const fate = fc.oneof(
    { weight: 6, arbitrary: fc.record({ ms: fc.integer({ min: 1, max: 400 }) }) },
    { weight: 1, arbitrary: fc.record({ ms: fc.integer({ min: 1_000, max: 25_000 }) }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'truncated' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'gone' as const }) },
    { weight: 1, arbitrary: fc.constant('missing' as const) },
    { weight: 1, arbitrary: fc.constant('damaged' as const) },
    { weight: 1, arbitrary: fc.constant('twice' as const) },
  );
  const chunkCount = 12;
  const recording = fc.record({
    fates: fc.array(fate, { minLength: chunkCount, maxLength: chunkCount }),
    isComplete: fc.boolean(),
    snapshotEvery: fc.integer({ min: 1, max: 12 }),
    skipInactivity: fc.boolean(),
    seeks: fc.array(fc.nat(60_000), { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(recording, async ({ fates, isComplete, snapshotEvery, skipInactivity, seeks }) => {
      vi.clearAllTimers();
      const stream = streamFixture({ chunkCount, chunkMs: 5_000, snapshotEvery });
      stream.chunks = stream.chunks.flatMap((chunk) => {
        const what = fates[chunk.sequence];
        if (what === 'missing') return [];
        if (what === 'twice') return [chunk, { ...chunk, from: chunk.from + 100 }];
        return [what === 'damaged' ? { ...chunk, isDamaged: true } : chunk];
      });
      const replay = replayFixture({
        duration: 60_000,
        isComplete,
        streams: [stream],
        inactivity: [{ from: 20_000, to: 31_000 }],
      });
      const onWay = Object.fromEntries(
        fates.flatMap((what, n) => (typeof what === 'string' ? [] : [[n, what]])),
      );
      const { controller, frames, pass } = start(replay, {
        fates: onWay as Record<number, Fate>,
        skipInactivity,
      });
      const look = async (ms: number) => {
        for (let passed = 0; passed < ms; passed += 1_000) {
          await pass(1_000);
          expect(isContiguous(frames[0]?.shown ?? [])).toBe(true);
        }
      };
      controller.play();
      for (const time of seeks) {
        await look(3_000);
        controller.seek(time);
      }
      controller.play();
      // The recording's length, and for each chunk the longest that anything may be waited for.
      for (let rest = 60 + chunkCount * 30; rest > 0 && controller.snapshot.state !== 'ended'; rest -= 5)
        await look(5_000);
      expect(controller.snapshot.state).toBe('ended');
      controller.destroy();
    }),
    { numRuns: 60 },
  );
});
