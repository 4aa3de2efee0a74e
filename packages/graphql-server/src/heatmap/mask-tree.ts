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
const EMPTIED_TAG = 'noscript';
const EMPTIED = new Set(['script', 'noscript', 'template']);
/** Of all that a page says of itself, what decides about its colours. */
const COLOR_SCHEME = /^(?:light|dark|only|normal|\s){1,40}$/;

type MaskedNode = Record<string, unknown>;

/** A recorded node, and where its masked one goes. */
type Visit = {
  readonly node: unknown;
  readonly into: MaskedNode[];
  readonly depth: number;
  readonly isInStyle: boolean;
};

/**
 * A recorded tree with all texts masked, rebuilt from what is known to be harmless; undefined when it is none or has too
 * many nodes. Walks without recursion, since a hostile tree is deeper than the stack.
 */
export function maskTree(root: unknown): MaskedNode | undefined {
  const roots: MaskedNode[] = [];
  const visits: Visit[] = [{ node: root, into: roots, depth: 0, isInStyle: false }];
  let nodes = 0;
  for (let visit = visits.pop(); visit; visit = visits.pop()) {
    const { node, into, depth, isInStyle } = visit;
    nodes += 1;
    if (nodes > MAX_SNAPSHOT_NODES) return undefined;
    const masked = isRecord(node) ? maskNode(node, isInStyle) : undefined;
    if (!masked) continue;
    into.push(masked);
    const children = childrenOf(node as MaskedNode, masked);
    if (depth >= MAX_SNAPSHOT_DEPTH) continue;
    const below = {
      into: masked['childNodes'] as MaskedNode[],
      depth: depth + 1,
      isInStyle: masked['tagName'] === 'style',
    };
    // The last pushed is visited first.
    for (const child of children.toReversed()) visits.push({ node: child, ...below });
  }
  return roots[0];
}

/** What is to be visited below a node; its masked one says whether it keeps children. */
function childrenOf(node: MaskedNode, masked: MaskedNode): unknown[] {
  const children: unknown = node['childNodes'];
  const keeps = Array.isArray(masked['childNodes']) && masked['tagName'] !== EMPTIED_TAG;
  return keeps && Array.isArray(children) ? children : [];
}

/** The node without its children. */
function maskNode(node: Record<string, unknown>, isInStyle: boolean): MaskedNode | undefined {
  const { id, rootId } = node;
  const masked = Number.isSafeInteger(id) ? maskContent(node, isInStyle) : undefined;
  if (!masked) return undefined;
  return { ...masked, id, ...(Number.isSafeInteger(rootId) ? { rootId } : {}), ...flagsOf(node) };
}

function maskContent(node: Record<string, unknown>, isInStyle: boolean): MaskedNode | undefined {
  switch (node['type']) {
    case NODE.document: {
      const compat = node['compatMode'] === 'BackCompat' ? { compatMode: 'BackCompat' } : {};
      return { type: NODE.document, ...compat, childNodes: [] };
    }
    case NODE.doctype:
      return {
        type: NODE.doctype,
        name: 'html',
        publicId: matching(node['publicId'], PUBLIC_ID),
        systemId: matching(node['systemId'], SYSTEM_ID),
      };
    case NODE.element:
      return maskElement(node);
    case NODE.text: {
      const text = typeof node['textContent'] === 'string' ? node['textContent'] : '';
      return { type: NODE.text, textContent: isInStyle ? maskStyleSheet(text) : maskText(text) };
    }
    default:
      // Comments and CDATA are no part of the picture.
      return undefined;
  }
}

function maskElement(node: Record<string, unknown>): MaskedNode | undefined {
  const recordedTag = typeof node['tagName'] === 'string' ? node['tagName'] : '';
  const tagName = TAG.test(recordedTag) ? recordedTag.toLowerCase() : 'div';
  if (tagName === 'base') return undefined;
  if (tagName === 'meta') return maskMeta(node);
  if (EMPTIED.has(tagName)) {
    return { type: NODE.element, tagName: EMPTIED_TAG, attributes: {}, childNodes: [] };
  }
  const attributes = maskAttributes(tagName, isRecord(node['attributes']) ? node['attributes'] : {});
  const hasStyles = attributes['_cssText'] !== undefined || isStyleSheet(attributes['rel']);
  // Icons, feeds and preloads have addresses and no looks.
  if (tagName === 'link' && !hasStyles) return undefined;
  return { type: NODE.element, tagName: spelled(recordedTag, tagName), attributes, childNodes: [] };
}

/** SVG has tags with capital letters, as linearGradient. */
function spelled(recordedTag: string, tagName: string): string {
  return recordedTag.toLowerCase() === tagName ? recordedTag : tagName;
}

/** Elements of the head that show nothing can say much. */
function maskMeta({ attributes }: Record<string, unknown>): MaskedNode | undefined {
  const { name, content } = isRecord(attributes) ? attributes : {};
  if (name !== 'color-scheme' || matching(content, COLOR_SCHEME) === '') return undefined;
  return { type: NODE.element, tagName: 'meta', attributes: { name, content }, childNodes: [] };
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
