import { type Hostility, hostileScript } from './hostile-script.ts';
import type { TestNode } from './support/recorded-page.ts';

type Change = [time: number, data: Record<string, unknown>];

/** The page that the changes hit. */
export type ChangedPage = { root: TestNode; body: TestNode; hostility: Hostility };

/** Changes that bring in what a snapshot could not, each with its time in ms; one is honest: `#c{color:rgb(7, 8, 9)}`. */
export function hostileChanges(page: ChangedPage): Change[] {
  const { attacker, breaksRrweb } = page.hostility;
  const mediaOnAnImage: Change = [60, { source: 7, id: 9003, type: 0 }];
  return [
    [50, nodeChanges(page)],
    [55, iframeDocument(attacker)],
    ...(breaksRrweb ? [mediaOnAnImage] : []),
    [62, { source: 9, id: 9004, type: 0, property: 'drawImage', args: [`${attacker}/draw`] }],
    ...styleChanges(page),
    [80, { source: 2, type: 2, id: 9003, x: 1, y: 1 }],
  ];
}

function nodeChanges({ body, hostility: { attacker } }: ChangedPage): Record<string, unknown> {
  const url = (path: string) => `${attacker}/mutation-${path}`;
  const script = (name: string) => hostileScript(`mutation-${name}`, attacker);
  const image = body.childNodes?.find(({ tagName }) => tagName === 'img');
  const iframe = body.childNodes?.find(({ tagName }) => tagName === 'iframe');
  const added: [string, Record<string, string>][] = [
    ['img', { src: 'z', onerror: script('onerror') }],
    ['script', { src: url('script.js') }],
    ['img', { src: url('img') }],
    ['canvas', { rr_dataURL: url('canvas') }],
    ['link', { rel: 'stylesheet', href: url('link.css') }],
    ['link', { rel: 'preconnect', href: url('preconnect') }],
    ['iframe', { src: url('iframe') }],
    ['video', { src: url('video'), poster: url('poster') }],
    ['object', { data: url('object') }],
    ['style', { _cssText: `#c{background:url(${url('csstext')})}` }],
    ['img', { srcset: `${url('srcset')} 1x`, loading: 'eager' }],
  ];
  return {
    source: 0,
    texts: [],
    removes: [],
    attributes: [
      { id: body.id, attributes: { onclick: script('onclick'), style: `background:url(${url('style')})` } },
      { id: image?.id, attributes: { src: url('img-src'), onerror: script('attribute') } },
      { id: iframe?.id, attributes: { src: url('iframe-src'), srcdoc: `<img src=${url('srcdoc')}>` } },
    ],
    adds: added.map(([tagName, attributes], index) => ({
      parentId: body.id,
      nextId: null,
      node: { type: 2, tagName, attributes, childNodes: [], id: 9001 + index },
    })),
  };
}

function iframeDocument(attacker: string): Record<string, unknown> {
  const inside = (id: number, [tagName, attributes]: [string, object], childNodes: unknown[] = []) => ({
    ...{ type: 2, tagName, attributes, childNodes },
    ...{ id, rootId: 9100 },
  });
  const image = inside(9103, ['img', { src: `${attacker}/nested` }]);
  const body = inside(9102, ['body', { onload: hostileScript('nested', attacker) }], [image]);
  const node = { type: 0, id: 9100, childNodes: [inside(9101, ['html', {}], [body])] };
  const adds = [{ parentId: 9007, nextId: null, node }];
  return { source: 0, texts: [], attributes: [], removes: [], isAttachIframe: true, adds };
}

function styleChanges({ root, hostility: { attacker } }: ChangedPage): Change[] {
  const url = (path: string) => `${attacker}/mutation-${path}`;
  const rules = ['#c{color:rgb(7, 8, 9)}', `#a{background:url(${url('adopted')})}`];
  const styles = [{ styleId: 1, rules: rules.map((rule, index) => ({ rule, index })) }];
  return [
    [64, { source: 10, family: 'evil', fontSource: `url(${url('font')})`, buffer: false }],
    [66, { source: 8, id: 9010, adds: [{ rule: `#b{background:url(${url('rule')})}`, index: 0 }] }],
    [68, { source: 15, id: root.id, styleIds: [1], styles }],
  ];
}
