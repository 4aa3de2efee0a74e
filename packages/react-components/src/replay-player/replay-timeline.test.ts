import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayFixture, streamFixture } from '../testing/replay-fixtures.ts';
import { createTimeline, pageAt, sceneAt } from './replay-timeline.ts';

describe('scenes', () => {
  it('follow the tab in front, and keep its picture while nothing is to be seen', () => {
    const timeline = createTimeline(
      replayFixture({
        duration: 60_000,
        streams: [
          streamFixture({
            streamId: 'a',
            visible: [
              { from: 0, to: 20_000 },
              { from: 40_000, to: 60_000 },
            ],
          }),
          streamFixture({ streamId: 'b', visible: [{ from: 20_000, to: 35_000 }] }),
        ],
      }),
    );
    expect(timeline.scenes).toEqual([
      { streamId: 'a', from: 0, to: 20_000 },
      { streamId: 'b', from: 20_000, to: 40_000 },
      { streamId: 'a', from: 40_000, to: 60_000 },
    ]);
    expect(timeline.idle).toContainEqual({ from: 35_000, to: 40_000 });
    expect(sceneAt(timeline, 60_000)?.streamId).toBe('a');
  });

  it('take the one that came to the front last where two overlap', () => {
    const { scenes } = createTimeline(
      replayFixture({
        duration: 30_000,
        streams: [
          streamFixture({ streamId: 'a', visible: [{ from: 0, to: 30_000 }] }),
          streamFixture({ streamId: 'b', visible: [{ from: 10_000, to: 15_000 }] }),
        ],
      }),
    );
    expect(scenes.map(({ streamId, to }) => [streamId, to])).toEqual([
      ['a', 10_000],
      ['b', 15_000],
      ['a', 30_000],
    ]);
  });

  it('cover the whole replay without a break, whatever the spans are', () => {
    const span = fc
      .tuple(fc.nat(100_000), fc.nat(100_000))
      .map(([from, length]) => ({ from, to: from + length }));
    const streams = fc.array(fc.array(span, { maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(streams, fc.integer({ min: 1, max: 120_000 }), (visible, duration) => {
        const { scenes } = createTimeline(
          replayFixture({
            duration,
            streams: visible.map((spans, index) => streamFixture({ streamId: `s${index}`, visible: spans })),
          }),
        );
        if (scenes.length === 0) return;
        expect([scenes[0]?.from, scenes.at(-1)?.to]).toEqual([0, duration]);
        scenes.forEach((scene, index) => {
          expect(scene.from).toBeLessThan(scene.to);
          if (index > 0) expect(scene.from).toBe(scenes[index - 1]?.to);
        });
      }),
    );
  });
});

describe('chunks', () => {
  it('stand on one clock, though each was corrected by its own measure', () => {
    const replay = replayFixture({
      streams: [streamFixture({ chunkCount: 2, chunkMs: 5_000 })],
    });
    const [first, second] = replay.streams[0]?.chunks ?? [];
    if (first === undefined || second === undefined) throw new Error('Two chunks.');
    Object.assign(first, { clockOffset: 300 });
    Object.assign(second, { clockOffset: 340, from: second.from + 40, to: second.to + 40 });
    const stream = createTimeline(replay).streams.get('a1');
    expect(stream?.recordedAt).toBe(replay.startedAt.getTime() - 300);
    expect(stream?.chunks.map(({ from, to }) => [from, to])).toEqual([
      [0, 5_000],
      [5_000, 10_000],
    ]);
  });

  it('that are missing or damaged leave a gap up to the next full snapshot', () => {
    const stream = streamFixture({ chunkCount: 8, chunkMs: 5_000, snapshotEvery: 4 });
    stream.chunks = stream.chunks.filter(({ sequence }) => sequence !== 1);
    Object.assign(stream.chunks.find(({ sequence }) => sequence === 6) ?? {}, { isDamaged: true });
    const { gaps } = createTimeline(replayFixture({ duration: 40_000, streams: [stream] }));
    expect(gaps).toEqual([
      { from: 5_000, to: 20_000 },
      { from: 30_000, to: 40_000 },
    ]);
  });

  it('that may still come are no gap yet', () => {
    const stream = streamFixture({ chunkCount: 4, chunkMs: 5_000 });
    stream.chunks = stream.chunks.filter(({ sequence }) => sequence !== 1);
    expect(createTimeline(replayFixture({ isComplete: false, streams: [stream] })).gaps).toEqual([]);
  });
});

it('knows the page of a moment', () => {
  const timeline = createTimeline(
    replayFixture({
      pages: [
        { time: 0, url: 'https://shop.example/', path: '/', title: null },
        { time: 9_000, url: 'https://shop.example/cart', path: '/cart', title: 'Cart' },
      ],
    }),
  );
  expect([0, 8_999, 9_000].map((time) => pageAt(timeline, time)?.path)).toEqual(['/', '/', '/cart']);
});
