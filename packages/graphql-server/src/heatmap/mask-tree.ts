import { MAX_SNAPSHOT_DEPTH, MAX_SNAPSHOT_NODES } from '../limits.ts';
import { maskAttributes } from './mask-attributes.ts';
import { maskStyleSheet } from './mask-css.ts';
import { maskText } from './mask-text.ts';

// rrweb's numbers.
const NODE = { document: 0, doctype: 1, element: 2, text: 3 } as const;

const TAG = /^[a-z][\w:.-]*$/i;
const PUBLIC_ID = /^-\/\/W3C\/\/DTD [X]?HTML [\w. ]{1,40}\/\/EN$/;
const SYSTEM_ID = /^https?:\/\/www\.w3\.org\/TR\/[\w/.-]{1,80}$/;

/** Their contents do nothing to the layout, but their place among their siblings may. */
const EMPTIED = new Set(['script', 'noscript', 'template']);
/** Of all that a page says of itself, what decides about its colours. */
const COLOR_SCHEME = /^(?:light|dark|only|normal|\s){1,40}$/;

type MaskedNode = Record<string, unknown>;
type Place = { readonly depth: number; readonly isInStyle: boolean };
type Budget = { nodes: number };

/**
 * A recorded tree with all texts masked, rebuilt from what is known to be harmless; undefined when it is none or has too
 * many nodes.
 */
export function maskTree(node: unknown): MaskedNode | undefined {
  const budget = { nodes: MAX_SNAPSHOT_NODES };
  const masked = maskNode(node, { depth: 0, isInStyle: false }, budget);
  return budget.nodes < 0 ? undefined : masked;
}

function maskNode(node: unknown, place: Place, budget: Budget): MaskedNode | undefined {
  if (!isRecord(node) || !Number.isSafeInteger(node['id'])) return undefined;
  budget.nodes -= 1;
  if (budget.nodes < 0 || place.depth > MAX_SNAPSHOT_DEPTH) return undefined;
  const masked = maskContent(node, place, budget);
  if (!masked) return undefined;
  const { id, rootId } = node;
  return { ...masked, id, ...(Number.isSafeInteger(rootId) ? { rootId } : {}), ...flagsOf(node) };
}

function maskContent(node: Record<string, unknown>, place: Place, budget: Budget): MaskedNode | undefined {
  const below = (isInStyle: boolean) => ({ depth: place.depth + 1, isInStyle });
  switch (node['type']) {
    case NODE.document: {
      const compat = node['compatMode'] === 'BackCompat' ? { compatMode: 'BackCompat' } : {};
      return { type: NODE.document, ...compat, childNodes: maskChildren(node, below(false), budget) };
    }
    case NODE.doctype:
      return {
        type: NODE.doctype,
        name: 'html',
        publicId: matching(node['publicId'], PUBLIC_ID),
        systemId: matching(node['systemId'], SYSTEM_ID),
      };
    case NODE.element: {
      const tag = typeof node['tagName'] === 'string' ? node['tagName'] : '';
      return maskElement(node, tag, (isInStyle) => maskChildren(node, below(isInStyle), budget));
    }
    case NODE.text: {
      const text = typeof node['textContent'] === 'string' ? node['textContent'] : '';
      return { type: NODE.text, textContent: place.isInStyle ? maskStyleSheet(text) : maskText(text) };
    }
    default:
      // Comments and CDATA are no part of the picture.
      return undefined;
  }
}

function maskElement(
  node: Record<string, unknown>,
  recordedTag: string,
  children: (isInStyle: boolean) => MaskedNode[],
): MaskedNode | undefined {
  const tagName = TAG.test(recordedTag) ? recordedTag : 'div';
  const tag = tagName.toLowerCase();
  if (tag === 'base') return undefined;
  if (tag === 'meta') return maskMeta(node);
  if (EMPTIED.has(tag)) return { type: NODE.element, tagName: 'noscript', attributes: {}, childNodes: [] };
  const attributes = maskAttributes(tag, isRecord(node['attributes']) ? node['attributes'] : {});
  // Icons, feeds and preloads have addresses and no looks.
  if (tag === 'link' && attributes['_cssText'] === undefined && !isStyleSheet(attributes['rel']))
    return undefined;
  return { type: NODE.element, tagName, attributes, childNodes: children(tag === 'style') };
}

/** Elements of the head that show nothing can say much. */
function maskMeta({ attributes }: Record<string, unknown>): MaskedNode | undefined {
  const { name, content } = isRecord(attributes) ? attributes : {};
  if (name !== 'color-scheme' || matching(content, COLOR_SCHEME) === '') return undefined;
  return { type: NODE.element, tagName: 'meta', attributes: { name, content }, childNodes: [] };
}

function maskChildren(node: Record<string, unknown>, place: Place, budget: Budget): MaskedNode[] {
  const children: unknown[] = Array.isArray(node['childNodes']) ? node['childNodes'] : [];
  return children.flatMap<MaskedNode>((child) => maskNode(child, place, budget) ?? []);
}

/** What rrweb says of a node that decides how it is rebuilt. */
function flagsOf(node: Record<string, unknown>): MaskedNode {
  const names = ['isSVG', 'isShadowHost', 'isShadow', 'isCustom', 'needBlock', 'isStyle'];
  return Object.fromEntries(names.filter((name) => node[name] === true).map((name) => [name, true]));
}

function matching(value: unknown, pattern: RegExp): string {
  return typeof value === 'string' && pattern.test(value) ? value : '';
}

function isStyleSheet(rel: unknown): boolean {
  return typeof rel === 'string' && rel.toLowerCase().split(/\s+/).includes('stylesheet');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
