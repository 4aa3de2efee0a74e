/**
 * Tells whether a browser's `Origin` header is on a project's list.
 *
 * A rule is `*` (any, also the opaque origin `null`), an exact origin (`https://shop.example.com:8443`), or a wildcard for
 * one or more labels (`https://*.example.com`, which does not hold for `https://example.com` itself). Scheme, host and port
 * must all match; hosts compare as the browser sends them, in lower case and punycode.
 */
export function isAllowedOrigin(origin: string, rules: readonly string[]): boolean {
  if (rules.includes('*')) return true;
  const given = parseOrigin(origin);
  if (given === undefined) return false;
  return rules.some((rule) => matches(rule.trim(), given));
}

function matches(rule: string, given: URL): boolean {
  const wildcard = /^([a-z][a-z0-9+.-]*:\/\/)\*\.(.+)$/i.exec(rule);
  if (wildcard === null) return parseOrigin(rule)?.origin === given.origin;
  const parent = parseOrigin(`${wildcard[1]}${wildcard[2]}`);
  if (parent === undefined) return false;
  return (
    parent.protocol === given.protocol &&
    parent.port === given.port &&
    given.hostname.endsWith(`.${parent.hostname}`) &&
    given.hostname.length > parent.hostname.length + 1
  );
}

/** An origin has a scheme, a host and maybe a port, and nothing else; anything more is somebody's trick. */
function parseOrigin(text: string): URL | undefined {
  if (!/^https?:\/\/[^/?#@\\\s*]+$/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.hostname === '' ? undefined : url;
}
