import { maskPatterns } from './mask-patterns.ts';
import type { Options } from './options.ts';
import { scrubUrl } from './scrub-url.ts';

/** What may leave the page, in one place. */
export type Privacy = {
  /** Whether nothing is recorded on this URL. */
  isBlockedUrl(url: string): boolean;
  /** Whether interactions with this element are left out. */
  isIgnored(element: Element): boolean;
  /** Whether texts of this element are replaced as a whole. */
  isMasked(element: Element): boolean;
  /** A URL without what may identify somebody; '' for none. */
  scrubUrl(url: string): string;
  /** A text without card numbers, e-mail addresses, phone numbers and tokens. */
  maskText(text: string): string;
  /** The same rules as selector lists, for recordings: they walk the page themselves. */
  readonly selectors: PrivacySelectors;
};

/** Selector lists that parse. */
export type PrivacySelectors = {
  readonly masked: string;
  readonly blocked: string;
  readonly ignored: string;
};

/** What a masked element says instead of its text: always the same, since the length says something too. */
export const MASKED = '***';

/** Makes the privacy rules of a configuration. */
export function createPrivacy({ privacy }: Pick<Options, 'privacy'>): Privacy {
  const selectors = {
    ignored: selectorList('[data-gosight-ignore]', privacy.ignoreSelectors),
    masked: selectorList('[data-gosight-mask]', privacy.maskSelectors),
    blocked: selectorList('[data-gosight-block]', privacy.blockSelectors),
  };
  return {
    selectors,
    isBlockedUrl: (url) => privacy.blockUrls.some((pattern) => matchesUrl(pattern, url)),
    isIgnored: insideOf(selectors.ignored),
    isMasked: insideOf(selectors.masked),
    scrubUrl: (url) => scrubUrl(url, privacy.keepQueryParams),
    maskText: maskPatterns,
  };
}

/** A selector that does not parse is left out: with it the list would match nothing. */
function selectorList(own: string, given: readonly string[]): string {
  return [own, ...given.filter(isSelector)].join(',');
}

/** Tells whether an element or an ancestor matches, through shadow roots. */
function insideOf(selectors: string): (element: Element) => boolean {
  return (element) => {
    for (let node: Element | null = element; node; node = hostOf(node)) {
      if (node.closest(selectors)) return true;
    }
    return false;
  };
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

function matchesUrl(pattern: string | RegExp, url: string): boolean {
  if (typeof pattern !== 'string')
    return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(url);
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(url) || (parts.length === 1 && url.startsWith(pattern));
}
