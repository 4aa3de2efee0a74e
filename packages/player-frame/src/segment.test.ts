import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkStore } from './chunk-store.ts';
import { MAX_NODES } from './limits.ts';
import { Segment } from './segment.ts';

const START = 1_700_000_000_000;

const page = (time: number, children: unknown[] = []) => [
  { type: 4, timestamp: START + time, data: { href: 'https://shop.example/', width: 800, height: 600 } },
  {
    type: 2,
    timestamp: START + time,
    data: {
      node: {
        type: 0,
        id: 1,
        childNodes: [{ type: 2, tagName: 'html', attributes: {}, id: 2, childNodes: children }],
      },
    },
  },
];

const div = (id: number, childNodes: unknown[] = []) => ({
  type: 2,
  tagName: 'div',
  attributes: {},
  id,
  childNodes,
});

const change = (time: number, data: object) => ({
  type: 3,
  timestamp: START + time,
  data: { source: 0, ...data },
});

const add = (id: number, parentId: number, nextId: number | null = null) => ({
  parentId,
  nextId,
  node: div(id),
});

const addedIds = (event: unknown) =>
  (event as { data: { adds: { node: { id: number } }[] } }).data.adds.map(({ node }) => node.id);

function segmentOf(...chunks: unknown[][]): { segment: Segment; store: ChunkStore } {
  const store = new ChunkStore(START);
  for (const [seq, events] of chunks.entries()) store.add(seq, structuredClone(events), false);
  const position = store.snapshotBefore(Number.POSITIVE_INFINITY);
  if (!position) throw new Error('no snapshot');
  return { segment: new Segment(store, position), store };
}

test('ends where the chunks end, and grows with the next one', () => {
  const { segment, store } = segmentOf(page(0), [change(50, {})]);
  expect(segment.end).toEqual({ kind: 'open', timestamp: START + 50 });
  store.add(3, [change(400, {})], false);
  expect(segment.extend()).toHaveLength(0);
  store.add(2, [change(300, {})], false);
  expect(segment.extend()).toHaveLength(2);
  store.add(4, [change(500, {}), ...page(600)], true);
  expect(segment.extend()).toHaveLength(1);
  expect(segment.end).toEqual({ kind: 'snapshot', timestamp: START + 600 });
});

test('finds the address of a snapshot at the end of the chunk before', () => {
  const [meta, snapshot] = page(0);
  const { segment, store } = segmentOf([meta], [snapshot]);
  expect(segment.meta?.data.href).toBe('https://shop.example/');
  store.removeBefore(START + 10);
  expect(store.has(0)).toBe(true);
});

test('removes what no later moment needs', () => {
  const store = new ChunkStore(START);
  const chunks = [page(0), [change(50, {})], page(100), [change(150, {})]];
  for (const [seq, events] of chunks.entries()) store.add(seq, events, false);
  store.removeBefore(START + 120);
  expect([0, 1, 2, 3].map((seq) => store.has(seq))).toEqual([false, false, true, true]);
  expect(store.snapshotBefore(START + 50)).toBeUndefined();
});

test('puts adds into an order in which each finds its parent and its sibling', () => {
  const adds = [add(12, 11), add(11, 10, 13), add(13, 10), add(10, 2)];
  const { segment } = segmentOf(page(0), [change(10, { adds })]);
  expect(addedIds(segment.events[1])).toEqual([10, 13, 11, 12]);
  expect(segment.faults).toEqual([]);
});

test('leaves out what refers to nothing, quietly', () => {
  const { segment } = segmentOf(page(0), [
    change(10, {
      adds: [add(10, 99), add(11, 2, 98), add(12, 2)],
      texts: [{ id: 97, value: 'x' }],
      attributes: [{ id: 96, attributes: { class: 'x' } }],
    }),
  ]);
  expect(segment.events[1]).toMatchObject({ data: { texts: [], attributes: [] } });
  expect(addedIds(segment.events[1])).toEqual([12]);
  expect(segment.faults).toEqual([]);
});

test('lets a node be added again after its parent was removed', () => {
  const { segment } = segmentOf(page(0, [div(10, [div(11)])]), [
    change(10, { removes: [{ parentId: 2, id: 10 }], adds: [add(11, 2), add(10, 11)] }),
  ]);
  expect(addedIds(segment.events[1])).toEqual([11, 10]);
  expect(segment.faults).toEqual([]);
});

test('cuts a page that grows beyond the limit', () => {
  const many = Array.from({ length: MAX_NODES }, (_, index) => add(100 + index, 2));
  const { segment } = segmentOf(page(0), [change(10, { adds: many })], [change(20, { adds: [add(50, 2)] })]);
  expect(segment.faults.map(({ code }) => code)).toEqual(['too_many_nodes']);
  expect(segment.events).toHaveLength(1);
  expect(segment.isPlayable).toBe(true);
});

test('removes handlers, addresses of documents and early connections, and keeps what is looked at', () => {
  const attributes = {
    class: 'card',
    style: 'color: red',
    src: 'https://cdn.example/a.png',
    onclick: 'steal()',
    ONERROR: 'steal()',
    autofocus: '',
    href: ' \tjava\nscript:steal()',
    rr_dataURL: 'https://evil.example/x',
  };
  const link = {
    type: 2,
    tagName: 'link',
    id: 11,
    childNodes: [],
    attributes: { rel: 'preconnect', href: 'https://evil.example' },
  };
  const sheet = { ...link, id: 12, attributes: { rel: 'stylesheet', href: 'https://cdn.example/a.css' } };
  const frame = {
    ...link,
    id: 13,
    tagName: 'iframe',
    attributes: { src: 'https://evil.example', class: 'frame' },
  };
  const card = { ...div(10), attributes };
  segmentOf(page(0));
  const store = new ChunkStore(START);
  store.add(0, page(0, [card, link, sheet, frame]), false);
  const position = store.snapshotBefore(START);
  if (position) new Segment(store, position);

  expect(attributes).toEqual({ class: 'card', style: 'color: red', src: 'https://cdn.example/a.png' });
  expect(link.attributes).toEqual({ href: 'https://evil.example' });
  expect(sheet.attributes).toEqual({ rel: 'stylesheet', href: 'https://cdn.example/a.css' });
  expect(frame.attributes).toEqual({ class: 'frame' });
});

test('never throws, and keeps times in order, whatever the events are', () => {
  const junk = fc.anything({ withNullPrototype: false, maxDepth: 4 });
  const node = fc.oneof(
    junk,
    fc.record({
      type: fc.nat(6),
      id: fc.nat(30),
      childNodes: fc.array(junk),
      tagName: fc.string(),
      attributes: junk,
    }),
  );
  const addition = fc.record({ parentId: fc.nat(30), nextId: fc.option(fc.nat(30)), node });
  const event = fc.oneof(
    junk,
    fc.record({ type: fc.nat(7), timestamp: fc.integer(), data: junk }),
    fc.record({
      type: fc.constant(3),
      timestamp: fc.integer({ min: START, max: START + 9 }),
      data: fc.record({
        source: fc.nat(17),
        id: fc.nat(30),
        adds: fc.array(fc.oneof(junk, addition)),
        removes: fc.array(fc.record({ id: fc.nat(30), parentId: fc.nat(30) })),
        positions: junk,
        texts: junk,
        attributes: junk,
      }),
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(event), { maxLength: 4 }), (chunks) => {
      const { segment } = segmentOf(page(0, [div(3), div(4, [div(5)])]), ...chunks);
      const times = segment.events.map(({ timestamp }) => timestamp);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }),
  );
});
