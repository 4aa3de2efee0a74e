import { describe, expect, it } from 'vitest';
import type { VisibilityEvent } from '../queries/visibility-events.ts';
import { visibleSpans } from './visible-spans.ts';

type Told = [VisibilityEvent['type'], number];

describe('visibleSpans', () => {
  it.each<[string, Told[], [number, number][]]>([
    ['a document that nothing is told of', [], [[10, 100]]],
    ['one that is opened and never left', [['page_view', 12]], [[10, 100]]],
    [
      'one that is left and comes back',
      [
        ['page_view', 10],
        ['page_hidden', 30],
        ['page_visible', 50],
        ['page_exit', 90],
      ],
      [
        [10, 30],
        [50, 90],
      ],
    ],
    [
      'one that was opened in the background',
      [
        ['page_view', 10],
        ['page_visible', 40],
      ],
      [[40, 100]],
    ],
    [
      'routes of one document as one',
      [
        ['page_view', 10],
        ['page_exit', 30],
        ['page_view', 30],
        ['page_hidden', 80],
      ],
      [[10, 80]],
    ],
    [
      'one whose route changes while nobody looks',
      [
        ['page_hidden', 30],
        ['page_exit', 40],
        ['page_view', 40],
        ['page_visible', 60],
      ],
      [
        [10, 30],
        [60, 100],
      ],
    ],
    ['only what lies within the recording', [['page_hidden', 5_000]], [[10, 200]]],
    ['nothing of one that was gone before its first chunk', [['page_hidden', 4]], []],
  ])('tells %s', (_name, told, spans) => {
    const events = told.map(([type, at]) => ({ type, at, streamId: '0000000000000001' }));
    const options = { recorded: { from: 10, to: 100 }, whole: { from: 0, to: 200 } };
    expect(visibleSpans(events, options)).toEqual(spans.map(([from, to]) => ({ from, to })));
  });
});
