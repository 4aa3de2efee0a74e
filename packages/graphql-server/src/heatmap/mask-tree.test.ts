import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPageBuilder, recordedPage } from '../../test/support/fixture-page.ts';
import { MAX_SNAPSHOT_DEPTH, MAX_SNAPSHOT_NODES } from '../limits.ts';
import { maskStyleSheet } from './mask-css.ts';
import { maskText } from './mask-text.ts';
import { maskTree } from './mask-tree.ts';
import { pageSnapshotEvents } from './page-snapshot-events.ts';

const PLACE = { path: '/product/42', pathGroup: '/product/:id' };
const FILLING = /^[lwxX0〇]*$/;

/** Runs of letters and digits longer than 3 characters; what reads like our own filling tells nothing. */
function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]{4,}/gu) ?? []).filter((word) => !FILLING.test(word));
}

describe('maskText', () => {
  it.each([
    ['Order 4711, please!', 'Xlxxl 0000, xlxxxx!'],
    ['  mini\n\tWill ', '  wlxl\n\tWlll '.replace('W', 'w')],
    ['日本語 テキスト', '〇〇〇 〇〇〇〇'],
    ['naïve café', 'xxxxx xxlx'],
    ['\u{e8b6}', '\u{e8b6}'],
    ['\u{e8b6}\u{e8b7}\u{e8b8}\u{e8b9}', 'xxxx'],
    ['so\u00adft\u200b', 'xxll'],
    ['👍🏽 ★', '〇 x'],
    ['a\u{e0041}b', 'xx'],
  ])('%j becomes %j', (text, masked) => expect(maskText(text)).toBe(masked));

  it('keeps the length and the breaks, and no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const masked = maskText(text);
        expect([...masked].length).toBeLessThanOrEqual([...text].length);
        expect(masked.match(/\s/gu)).toEqual(text.match(/\s/gu));
        for (const word of wordsOf(text)) expect(masked).not.toContain(word);
      }),
    );
  });
});

describe('maskStyleSheet', () => {
  it.each([
    ['a{background:url(/x.png?user=1)}', 'a{background:url(/x.png)}'],
    ['a{background:url("/x.png?u=(1)#y")}', 'a{background:url("/x.png")}'],
    ["@font-face{src:url('f.woff2?v=4#iefix')}", "@font-face{src:url('f.woff2')}"],
    ['a{background:url(data:image/svg+xml;x?y#z)}', 'a{background:url(data:image/svg+xml;x?y#z)}'],
    ['a{filter:url(#blur)}', 'a{filter:url(#blur)}'],
    ['a{background:url(', 'a{background:url('],
    ['a{background:url("x)}', 'a{background:url("x)}'],
  ])('%s', (css, masked) => expect(maskStyleSheet(css)).toBe(masked));

  it('takes no longer for a hostile text', () => {
    expect(maskStyleSheet('url('.repeat(500_000))).toHaveLength(2_000_000);
    expect(maskStyleSheet('url("'.repeat(400_000))).toHaveLength(2_000_000);
  });
});

describe('a page snapshot', () => {
  const events = pageSnapshotEvents(recordedPage(), PLACE);
  const json = JSON.stringify(events);

  it('says nothing that the page said', () => {
    const secrets =
      'Jane jane Doe teapot SECRET42 coupon birthday present Search notes private 4711 Order offers example.com/avatars Portrait Buy SCRIPT SmFuZQ favicon email';
    expect(secrets.split(' ').filter((secret) => json.includes(secret))).toEqual([]);
  });

  it('keeps what selectors and the layout need', () => {
    const kept = [
      '"href":"https://shop.example.com/product/:id","width":1280,"height":720',
      '"class":"dark"',
      '"data-state":"open"',
      '"id":"title"',
      '"data-testid":"buy"',
      '"_cssText":".card { padding: 4px }"',
      '.price { color: red; background: url(\\"/bg.png\\") }',
      '"href":"https://cdn.example.com/app.css"',
      '"width":"64","height":"64"',
      '"style":"width: 40%; background-image: url()"',
      '"content":"light dark"',
      '"isShadowHost":true',
      '"isShadow":true',
      'Xxllx Xxxx, 0 xllxlx',
    ];
    expect(kept.filter((part) => !json.includes(part))).toEqual([]);
    expect(json).not.toContain('checked');
    expect(json).not.toContain('selected');
    expect(json).toContain('"initialOffset":{"left":0,"top":0}');
  });

  it('brings the style sheets that shadow roots adopt a moment later', () => {
    const rules = [{ rule: '.x { background: url(/a.png?user=jane) }', index: 0 }];
    const adopt = (timestamp: number) => ({
      type: 3,
      timestamp,
      data: { source: 15, id: 7, styleIds: [1], styles: [{ styleId: 1, rules }], note: 'Jane' },
    });
    const shown = pageSnapshotEvents(
      [
        ...recordedPage({ at: 100 }),
        adopt(150),
        { type: 3, timestamp: 160, data: { source: 0 } },
        adopt(9_000),
      ],
      PLACE,
    );
    expect(shown).toHaveLength(3);
    expect(shown?.[2]).toEqual({
      type: 3,
      timestamp: 150,
      data: {
        source: 15,
        id: 7,
        styleIds: [1],
        styles: [{ styleId: 1, rules: [{ rule: '.x { background: url(/a.png) }', index: 0 }] }],
      },
    });
  });

  it('is the page that was asked for, of several in a chunk', () => {
    const other = recordedPage({ href: 'https://shop.example.com/cart', width: 500 });
    expect(pageSnapshotEvents([...other, ...recordedPage()], PLACE)?.[0]).toMatchObject({
      data: { width: 1280 },
    });
    expect(pageSnapshotEvents(other, PLACE)).toBeUndefined();
    expect(pageSnapshotEvents(recordedPage().slice(1), PLACE)).toBeUndefined();
    expect(pageSnapshotEvents([...recordedPage().slice(0, 1), ...other], PLACE)).toBeUndefined();
  });

  it.each([
    [[]],
    [[null, 7, 'x', {}, { type: 4 }]],
    [[{ type: 4, timestamp: 1, data: { href: 'nonsense', width: 1, height: 1 } }]],
    [[recordedPage()[0], { type: 2, timestamp: 1, data: { node: 'x' } }]],
    [[recordedPage()[0], { type: 2, timestamp: 1, data: {} }]],
  ])('is none of what is no recording: %j', (recorded) =>
    expect(pageSnapshotEvents(recorded, PLACE)).toBeUndefined(),
  );
});

describe('maskTree', () => {
  const attributeName = fc.constantFrom(
    'title',
    'alt',
    'placeholder',
    'aria-label',
    'aria-description',
    'value',
    'data-user',
    'data-note',
    'href',
    'xlink:href',
    'src',
    'srcset',
    'content',
    'label',
    'summary',
    'onclick',
    'poster',
    'unheard-of',
    'rr_dataURL',
    'TITLE',
  );
  const words = fc.oneof(
    fc.lorem({ maxCount: 6 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.webUrl(),
  );
  const tag = fc.constantFrom(
    'div',
    'a',
    'img',
    'input',
    'option',
    'textarea',
    'svg',
    'use',
    'image',
    'script',
    'meta',
    'iframe',
    'x-y',
    'title',
    'link',
    'video',
  );
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.record({ type: fc.constantFrom(3, 4, 5), textContent: words, id: fc.nat() }),
      fc.record({
        type: fc.constant(2),
        tagName: tag,
        attributes: fc.dictionary(
          attributeName,
          fc.oneof(words, fc.integer(), fc.constant(true), fc.constant(null)),
        ),
        childNodes: fc.array(tie('node'), { maxLength: 4 }),
        id: fc.nat(),
        note: words,
        isSVG: fc.constantFrom(true, undefined, 'Jane'),
      }),
    ),
  }));

  it('lets no text through', () => {
    fc.assert(
      fc.property(node, (tree) => {
        const said: string[] = [];
        JSON.stringify(tree, (key, value) => {
          // Tags are no texts, and a fragment is how one part of a picture names another.
          if (typeof value === 'string' && key !== 'tagName' && !value.startsWith('#')) said.push(value);
          return value;
        });
        const shown: string[] = [];
        JSON.stringify(maskTree(tree), (key, value) => {
          if (typeof value === 'string' && key !== 'tagName') shown.push(value);
          return value;
        });
        const text = shown.filter((value) => !value.startsWith('data:image/gif')).join('\n');
        const states = new Set(['true', 'false', 'date', 'time']);
        for (const word of said.flatMap(wordsOf)) {
          if (!states.has(word)) expect(text).not.toContain(word);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out what is too deep, and gives up what is too large', () => {
    const { element } = createPageBuilder();
    let deep = element('b');
    for (let level = 0; level < 5_000; level += 1) deep = element('div', {}, [deep]);
    const masked = JSON.stringify(maskTree(deep));
    expect(masked.match(/"tagName"/g)).toHaveLength(MAX_SNAPSHOT_DEPTH + 1);
    const wide = element(
      'div',
      {},
      Array.from({ length: MAX_SNAPSHOT_NODES }, () => element('i')),
    );
    expect(maskTree(wide)).toBeUndefined();
  });

  it.each([null, 'x', 7, [], {}, { type: 2 }, { type: 9, id: 1 }, { type: 2, id: '1' }])(
    'is nothing of %j',
    (tree) => expect(maskTree(tree)).toBeUndefined(),
  );

  it('makes a plain element of what is no tag', () => {
    expect(maskTree({ type: 2, id: 1, tagName: '<img src=x>', attributes: 5, childNodes: 'x' })).toEqual({
      type: 2,
      id: 1,
      tagName: 'div',
      attributes: {},
      childNodes: [],
    });
  });
});
