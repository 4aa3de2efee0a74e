/**
 * Who may embed the player frame: every origin that a project's rules allow, and this server's own pages; `'*'` for all.
 * A rule that is no http(s) origin allows nobody.
 *
 * @param rules as `projects.allowed_origins` has them: `*`, an origin, or `https://*.example.com` for subdomains
 */
export function frameAncestors(rules: readonly string[], ownUrl: string): readonly string[] | '*' {
  if (rules.includes('*')) return '*';
  const origins = [ownUrl, ...rules].map(toSource).filter((source) => source !== undefined);
  return [...new Set(origins)];
}

/** A label that stands in for the asterisk: the URL parser takes none. */
const ANY_LABEL = 'any--label';

function toSource(rule: string): string | undefined {
  const text = rule.trim().replace('://*.', `://${ANY_LABEL}.`);
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, hostname } = new URL(text);
  const isOrigin = (protocol === 'https:' || protocol === 'http:') && /^[a-z0-9.:[\]-]+$/.test(hostname);
  return isOrigin ? origin.replace(`://${ANY_LABEL}.`, '://*.') : undefined;
}
