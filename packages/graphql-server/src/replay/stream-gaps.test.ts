import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplayChunkRow } from '../queries/replay-chunk-row.ts';
import { streamGaps } from './stream-gaps.ts';

type Marks = { readonly isSnapshot?: boolean; readonly isDamaged?: boolean };

/** A chunk of a second and a half, two seconds after the one before. */
function chunk(sequence: number, { isSnapshot = false, isDamaged = false }: Marks = {}): ReplayChunkRow {
  return {
    sessionId: '',
    streamId: '0000000000000001',
    tabId: '0000000000000002',
    sequence,
    from: sequence * 2_000,
    to: sequence * 2_000 + 1_500,
    clockOffset: 0,
    hasFullSnapshot: isSnapshot,
    eventCount: 1,
    bytes: 1,
    encoding: 'gzip',
    path: '/',
    viewportWidth: 1,
    viewportHeight: 1,
    isDamaged,
  };
}
const snapshot = { isSnapshot: true };
const damaged = { isDamaged: true };

describe('streamGaps', () => {
  it.each<[string, ReplayChunkRow[], { from: number; to: number }[]]>([
    ['nothing of a whole stream', [chunk(0, snapshot), chunk(1), chunk(2)], []],
    ['nothing of one that began in an earlier session', [chunk(17, snapshot), chunk(18)], []],
    [
      'from a missing chunk to the next snapshot',
      [chunk(0, snapshot), chunk(1), chunk(4), chunk(5, snapshot), chunk(6)],
      [{ from: 3_500, to: 10_000 }],
    ],
    [
      'from a missing chunk to the end without another snapshot',
      [chunk(0, snapshot), chunk(2), chunk(3)],
      [{ from: 1_500, to: 7_500 }],
    ],
    [
      'from a damaged chunk on',
      [chunk(0, snapshot), chunk(1, damaged), chunk(2), chunk(3, snapshot)],
      [{ from: 2_000, to: 6_000 }],
    ],
    [
      'a damaged snapshot too',
      [chunk(0, snapshot), chunk(1, { ...snapshot, ...damaged }), chunk(2)],
      [{ from: 2_000, to: 5_500 }],
    ],
    ['what comes before the first snapshot', [chunk(0), chunk(1, snapshot)], [{ from: 0, to: 2_000 }]],
    [
      'several apart',
      [chunk(0, snapshot), chunk(2, snapshot), chunk(3), chunk(5, snapshot)],
      [
        { from: 1_500, to: 4_000 },
        { from: 7_500, to: 10_000 },
      ],
    ],
  ])('tells %s', (_name, chunks, gaps) => expect(streamGaps(chunks)).toEqual(gaps));

  it('covers every chunk that can not be played, and none that can', () => {
    const marks = fc.record({
      isSnapshot: fc.boolean(),
      isDamaged: fc.boolean(),
      isMissing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 30 }), (all) => {
        const chunks = all.flatMap(({ isMissing, ...rest }, sequence) =>
          isMissing ? [] : [chunk(sequence, rest)],
        );
        if (chunks.length === 0) return;
        const gaps = streamGaps(chunks);
        let next: number | undefined;
        for (const { sequence, isDamaged, hasFullSnapshot, from, to } of chunks) {
          const isPlayable = !isDamaged && (hasFullSnapshot || next === sequence);
          next = isPlayable ? sequence + 1 : undefined;
          const middle = (from + to) / 2;
          expect(gaps.some((gap) => gap.from <= middle && middle < gap.to)).toBe(!isPlayable);
        }
      }),
    );
  });
});
