import { isRecord } from './guards.ts';

/**
 * Attributes that act instead of showing: they submit, load documents, take the focus or play. The sandbox and the
 * policy stop them too; this is the second wall, and it keeps rrweb from failing on their values.
 */
const ACTING = new Set([
  'srcdoc',
  'autofocus',
  'autoplay',
  'ping',
  'action',
  'formaction',
  'http-equiv',
  'is',
  'nonce',
  'manifest',
]);

/** Elements whose address is a document or a plugin, never a part of the picture. */
const EMBEDS = new Set(['iframe', 'frame', 'object', 'embed', 'portal', 'fencedframe']);

const LINK_RELS = new Set(['stylesheet', 'alternate']);

/** Removes from an element's attributes, in place, what acts and what rrweb cannot apply. */
export function cleanAttributes(tag: string, attributes: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const lower = name.toLowerCase();
    if (!isValue(value, lower) || isActing(tag, lower, value)) delete attributes[name];
  }
}

function isValue(value: unknown, name: string): boolean {
  if (name === 'style' && isRecord(value)) return Object.values(value).every(isStyleValue);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isStyleValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((part) => typeof part === 'string');
  return typeof value === 'string' || value === false;
}

function isActing(tag: string, name: string, value: unknown): boolean {
  if (name.startsWith('on') || name.startsWith('rr_media') || ACTING.has(name)) return true;
  if (name === 'rr_dataurl') return typeof value !== 'string' || !/^data:image\//i.test(value);
  if ((name === 'src' || name === 'data') && EMBEDS.has(tag)) return true;
  if (name === 'rel' && (tag === 'link' || tag === '')) return !isStyleSheetRel(value);
  // Policies do not cover what a base does to relative addresses in the recording.
  if (name === 'href' && tag === 'base') return true;
  return typeof value === 'string' && isScriptUrl(value);
}

/** `dns-prefetch` and `preconnect` reach out without any request that a policy could refuse. */
function isStyleSheetRel(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return value
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((token) => LINK_RELS.has(token));
}

function isScriptUrl(value: string): boolean {
  // Browsers skip white space and control characters inside a scheme.
  const start = [...value.slice(0, 64)].filter((character) => character > ' ').join('');
  return /^(javascript|vbscript):/i.test(start);
}
