import { TEXT_LIMITS } from './limits.ts';
import { maskSecrets } from './mask-patterns.ts';

/**
 * Origin, path, `utm_*` and the parameters named in `keep`, and a hash without parameters. User names and passwords in
 * the address, other query values and anything that looks like personal data are left out. '' for what is no web URL.
 */
export function scrubUrl(url: string, keep: readonly string[]): string {
  if (!url) return '';
  let parsed: URL;
  try {
    parsed = new URL(url, location.href);
  } catch {
    return '';
  }
  // blob:, data:, javascript:, mailto: … carry content, not an address.
  if (!/^(?:https?|file):$/.test(parsed.protocol)) return parsed.protocol;
  const query = [...parsed.searchParams]
    .filter(([name]) => /^utm_\w+$/.test(name) || keep.includes(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  const hash = parsed.hash.split(/[?&=]/)[0] ?? '';
  const origin = parsed.protocol === 'file:' ? 'file://' : parsed.origin;
  return maskSecrets(origin + parsed.pathname + (query && `?${query}`) + hash).slice(0, TEXT_LIMITS.url);
}
