/** What a player frame's policy depends on. */
export type PlayerCspOptions = {
  /** Origins whose images, fonts and style sheets may be loaded; `https://*.example.com` for subdomains. @defaultValue none */
  assetOrigins?: readonly string[];
  /** Origins that may embed the frame; `'*'` for all. @defaultValue none, so nobody */
  frameAncestors?: readonly string[] | '*';
  /** The one script that may run, as `sha256-…`. @defaultValue none */
  scriptHash?: string;
};

/** Not the URL parser's notion: to that, `;` and `,` are fine in a host, and they end a directive or a policy. */
const ORIGIN = /^https?:\/\/((\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(:\d{1,5})?$/;

const HASH = /^sha256-[A-Za-z0-9+/]{43}=$/;

/**
 * The Content-Security-Policy of the document around a recorded page; the recorded page's own frame inherits it.
 * `meta` leaves out what a browser ignores in a meta element.
 *
 * @throws TypeError for an origin or a hash that is not exactly one, so that nothing can be slipped into the policy
 */
export function playerCsp(options: PlayerCspOptions, place: 'header' | 'meta' = 'header'): string {
  const assets = (options.assetOrigins ?? []).map(origin);
  const directives = [
    ['default-src', "'none'"],
    ['script-src', scriptSource(options.scriptHash)],
    ['style-src', "'unsafe-inline'", ...assets],
    ['img-src', 'data:', 'blob:', ...assets],
    ['font-src', 'data:', 'blob:', ...assets],
    ['media-src', 'data:', 'blob:', ...assets],
    ['connect-src', "'none'"],
    // The recorded page's frame is about:blank, which is made without a navigation.
    ['frame-src', "'none'"],
    ['child-src', "'none'"],
    ['worker-src', "'none'"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
  ];
  if (place === 'header') {
    directives.push(['frame-ancestors', ...ancestors(options.frameAncestors ?? [])]);
    // No forms, windows, downloads or navigation of the embedding page, even when opened without our iframe.
    directives.push(['sandbox', 'allow-scripts', 'allow-same-origin']);
  }
  return directives.map((parts) => parts.join(' ')).join('; ');
}

/**
 * All response headers of a player frame.
 *
 * @throws TypeError as {@link playerCsp}
 */
export function playerHeaders(options: PlayerCspOptions): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': playerCsp(options),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // Embedded by other origins, also by cross-origin isolated ones; assets are asked for without cookies.
    'cross-origin-resource-policy': 'cross-origin',
    'cross-origin-embedder-policy': 'credentialless',
    'cross-origin-opener-policy': 'same-origin',
    // A process of its own where the browser can: a heavy page then does not block the host.
    'origin-agent-cluster': '?1',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), fullscreen=()',
    // Names are looked up for links without any request that the policy could refuse.
    'x-dns-prefetch-control': 'off',
  };
}

function scriptSource(hash: string | undefined): string {
  if (hash === undefined) return "'none'";
  if (!HASH.test(hash)) throw new TypeError(`Not a sha256 hash: ${hash}`);
  return `'${hash}'`;
}

function ancestors(origins: readonly string[] | '*'): string[] {
  if (origins === '*') return ['*'];
  return origins.length > 0 ? origins.map(origin) : ["'none'"];
}

function origin(value: string): string {
  const lower = value.toLowerCase();
  if (!ORIGIN.test(lower)) throw new TypeError(`Not an http(s) origin: ${value}`);
  return lower;
}
