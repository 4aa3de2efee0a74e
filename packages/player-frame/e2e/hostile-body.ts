import { type Hostility, hostileScript } from './hostile-script.ts';
import type { PageBuilder, TestNode } from './support/recorded-page.ts';

/** Ids of the honest elements whose colours must survive. */
const HONEST: [string, Record<string, string>][] = [
  ['a', {}],
  ['b', { style: 'color: rgb(4, 5, 6)' }],
  ['c', {}],
];

/** Every element that loads, runs, submits or plays something. */
export function hostileBody(page: PageBuilder, hostility: Hostility): TestNode[] {
  return [
    ...HONEST.map(([id, attributes]) => page.element('p', { id, ...attributes }, [page.text(id)])),
    ...images(page, hostility),
    ...documents(page, hostility),
    ...media(page, hostility),
    ...handlers(page, hostility),
    ...drawings(page, hostility),
  ];
}

function images(page: PageBuilder, { attacker }: Hostility): TestNode[] {
  const url = (path: string) => `${attacker}/${path}`;
  const source = page.element('source', { srcset: url('picture-source') });
  return [
    page.element('img', { src: 'x', onerror: hostileScript('img-onerror', attacker) }),
    page.element('img', { src: url('img.png') }),
    page.element('img', { srcset: `${url('srcset.png')} 1x` }),
    page.element('img', { src: 'i', srcset: 's', rr_dataURL: url('img_rr_dataURL') }),
    page.element('picture', {}, [source, page.element('img', { src: 'p' })]),
    page.element('input', { type: 'image', src: url('input-image') }),
    page.element('div', { rr_width: `1px;background:url(${url('rr_width')})`, rr_height: '1px' }),
  ];
}

function documents(page: PageBuilder, { attacker }: Hostility): TestNode[] {
  const url = (path: string) => `${attacker}/${path}`;
  const script = (name: string) => hostileScript(name, attacker);
  return [
    page.element('iframe', {
      srcdoc: `<script>${script('srcdoc')}</script><img src=${url('srcdoc-img')}>`,
    }),
    page.element('iframe', { src: `javascript:${script('iframe-js')}` }),
    page.element('iframe', { src: url('iframe') }),
    page.element('iframe', { rr_src: url('rr_src') }),
    page.element('iframe', { srcdoc: `<script>${script('relaxed')}</script>`, sandbox: 'allow-scripts' }),
    page.element('object', { data: url('object') }),
    page.element('embed', { src: url('embed') }),
    page.element('a', { href: `javascript:${script('js-href')}`, ping: url('ping') }, [page.text('link')]),
  ];
}

function media(page: PageBuilder, { attacker, breaksRrweb }: Hostility): TestNode[] {
  const url = (path: string) => `${attacker}/${path}`;
  const volume = breaksRrweb ? { rr_mediaVolume: 7 } : {};
  const sources = [
    page.element('source', { src: url('video-source') }),
    page.element('track', { src: url('track') }),
  ];
  return [
    page.element('video', { poster: url('poster'), src: url('video'), rr_mediaState: 'played', ...volume }),
    page.element('video', {}, sources),
    page.element('audio', { src: url('audio'), autoplay: '' }),
  ];
}

function handlers(page: PageBuilder, { attacker }: Hostility): TestNode[] {
  const script = (name: string) => hostileScript(name, attacker);
  const inShadow = { ...page.element('img', { src: 'y', onerror: script('shadow') }), isShadow: true };
  return [
    page.element('form', { action: `${attacker}/form` }, [
      page.element('input', { value: 'abc', autofocus: '', onfocus: script('onfocus') }),
      page.element('button', { formaction: `javascript:${script('formaction')}` }),
    ]),
    page.element('details', { open: '', ontoggle: script('ontoggle') }),
    page.element('marquee', { onstart: script('onstart') }),
    { ...page.element('div', {}, [inShadow]), isShadowHost: true },
    { ...page.element('x-evil'), isCustom: true },
  ];
}

function drawings(page: PageBuilder, { attacker }: Hostility): TestNode[] {
  const url = (path: string) => `${attacker}/${path}`;
  const script = (name: string) => hostileScript(name, attacker);
  return [
    page.element('canvas', { rr_dataURL: url('rr_dataURL') }),
    page.svg('svg', {}, [
      page.svg('script', {}, [page.text(script('svg-script'))]),
      page.svg('image', { 'xlink:href': url('svg-image') }),
      page.svg('use', { href: url('svg-use#x') }),
      page.svg('animate', { onbegin: script('onbegin'), attributeName: 'x', dur: '1s' }),
    ]),
  ];
}
