/** The parts of a page's URL that rows hold. */
export type PageUrl = {
  /** Without `www.`; `''` for what is no web address. */
  readonly domain: string;
  /** From the first slash on, without query and hash. */
  readonly path: string;
  readonly query: URLSearchParams;
};

const NOTHING: PageUrl = { domain: '', path: '', query: new URLSearchParams() };

/** Takes a URL apart; what is not one has no parts. */
export function parsePageUrl(url: string): PageUrl {
  if (url === '' || !URL.canParse(url)) return NOTHING;
  const { protocol, hostname, pathname, searchParams } = new URL(url);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return {
    domain: isWeb ? hostname.toLowerCase().replace(/^www\./, '') : '',
    path: pathname,
    query: searchParams,
  };
}
