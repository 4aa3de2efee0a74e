import { maskText } from './mask-text.ts';

/** A style sheet as it is, but for what stands behind the path of a URL. */
export function maskStyleSheet(css: string): string {
  return replaceUrls(css, (url) =>
    url.startsWith('data:') || url.startsWith('#') ? url : url.replace(/[?#].*$/s, ''),
  );
}

/** The declarations of one element, without pictures and without texts. */
export function maskInlineStyle(style: string): string {
  return replaceUrls(style, (url) => (url.startsWith('#') ? url : ''))
    .split(';')
    .map((declaration) => (/^\s*font/i.test(declaration) ? declaration : maskStrings(declaration)))
    .join(';');
}

function maskStrings(declaration: string): string {
  return declaration.replace(/"[^"]*"|'[^']*'/g, maskText);
}

/** Replaces what stands in each `url(…)`; by hand, since a hostile text makes a regular expression take for ever. */
function replaceUrls(css: string, replace: (url: string) => string): string {
  const opening = /url\(/gi;
  let replaced = '';
  let done = 0;
  for (let match = opening.exec(css); match; match = opening.exec(css)) {
    const start = opening.lastIndex;
    const quote = /["']/.exec(css[start] ?? '')?.[0];
    const end = css.indexOf(quote ? `${quote})` : ')', start + 1);
    if (end < 0) break;
    const url = css.slice(quote ? start + 1 : start, end).trim();
    replaced += `${css.slice(done, start)}${quote ?? ''}${replace(url)}`;
    done = end;
    opening.lastIndex = end;
  }
  return replaced + css.slice(done);
}
