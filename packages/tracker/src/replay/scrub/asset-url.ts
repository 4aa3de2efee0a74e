import { maskSecrets } from '../../mask-patterns.ts';

const SIGNED =
  /([?&](?:amp;)?(?:x-amz-[\w-]+|x-goog-[\w-]+|[\w-]*(?:signature|token|secret|password|session|api_?key)|sig|sid|auth|authorization|jwt|hmac|policy|expires|key-pair-id|awsaccesskeyid|googleaccessid)=)[^&#\s"'()<>]*/gi;

const CREDENTIALS = /(\b(?:https?|wss?|ftp):\/\/)[^\s/?#@"'()]+@/gi;

/**
 * Any text with addresses of images, styles and fonts in it, without user names, signatures, tokens and e-mail addresses:
 * the rest is kept, since without it a replay could not show them.
 */
export function scrubAssetUrls(text: string): string {
  // The inlined styles of a page have hundreds of kilobytes and hardly ever one of these.
  const unsigned = text.includes('?') ? text.replace(SIGNED, '$1') : text;
  return text.includes('@') || text.includes('eyJ')
    ? maskSecrets(unsigned.replace(CREDENTIALS, '$1'))
    : unsigned;
}

/** Cleans every text in a value of lists and objects; answers a copy. */
export function scrubAssetUrlsIn<Value>(value: Value): Value;
export function scrubAssetUrlsIn(value: unknown): unknown {
  if (typeof value === 'string') return scrubAssetUrls(value);
  if (Array.isArray(value)) return value.map((item) => scrubAssetUrlsIn(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, scrubAssetUrlsIn(item)]));
}
