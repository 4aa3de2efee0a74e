import { parsePageUrl } from './page-url.ts';

/** The site a session came from, without `www.`; `''` when it came from nowhere or from the page's own site. */
export function referrerDomain(referrer: string, pageDomain: string): string {
  const { domain } = parsePageUrl(referrer);
  return domain === pageDomain ? '' : domain;
}
