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
};

/** What a masked element says instead of its text: always the same, since the length says something too. */
export const MASKED = '***';

/** Makes the privacy rules of a configuration. */
export function createPrivacy({ privacy }: Pick<Options, 'privacy'>): Privacy {
  const ignored = insideOf(['[data-gosight-ignore]', ...privacy.ignoreSelectors]);
  const masked = insideOf(['[data-gosight-mask]', ...privacy.maskSelectors]);
  return {
    isBlockedUrl: (url) => privacy.blockUrls.some((pattern) => matchesUrl(pattern, url)),
    isIgnored: ignored,
    isMasked: masked,
    scrubUrl: (url) => scrubUrl(url, privacy.keepQueryParams),
    maskText: maskPatterns,
  };
}

/** Tells whether an element or an ancestor matches, through shadow roots. A selector that does not parse is skipped. */
function insideOf(selectors: readonly string[]): (element: Element) => boolean {
  const valid = selectors.filter(isSelector).join(',');
  return (element) => {
    for (let node: Element | null = element; node; node = hostOf(node)) {
      if (node.closest(valid)) return true;
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
