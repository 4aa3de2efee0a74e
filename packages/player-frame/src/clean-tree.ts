import { cleanAttributes } from './clean-attributes.ts';
import { isIndex, isRecord } from './guards.ts';
import { MAX_DEPTH } from './limits.ts';
import { NODE, type RecordedNode } from './recorded-event.ts';

/** What a visited node is, for whoever keeps the tree; `parentId` is 0 for the root. */
export type VisitedNode = { id: number; parentId: number; tag: string };

/** Called for each node, parents first; `false` stops the walk. */
export type Visit = (node: VisitedNode) => boolean;

const TAG = /^[a-z][\w:.-]*$/i;
const CUSTOM_TAG = /^[a-z][a-z0-9._]*-[a-z0-9._-]*$/;
const RESERVED_TAGS = /^(annotation-xml|color-profile|missing-glyph|font-face(-(src|uri|format|name))?)$/;
const SHADOW_HOSTS = /^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/**
 * Checks a serialized tree and cleans it in place, so that rrweb can rebuild it without throwing; walks without
 * recursion, since a hostile tree is deeper than the stack.
 *
 * @returns whether the walk reached its end: the tree is sound, not too deep, and `visit` never said stop.
 */
export function cleanTree(root: RecordedNode, parentId: number, visit: Visit): boolean {
  if (!isIndex(root.id)) return false;
  const stack = [{ node: root, parentId, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth } = next;
    const tag = node.type === NODE.element ? cleanElement(node) : '';
    if (depth > MAX_DEPTH || !visit({ id: node.id, parentId: next.parentId, tag })) return false;
    if (node.type === NODE.element || node.type === NODE.document) {
      const children = cleanChildren(node);
      // Pushed in reverse so that they are visited in their order.
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const child = children[index];
        if (child) stack.push({ node: child, parentId: node.id, depth: depth + 1 });
      }
    } else {
      cleanLeaf(node);
    }
  }
  return true;
}

/** Whether a snapshot's root is a document with an `<html>` in it: rrweb throws without. */
export function hasHtmlElement(root: RecordedNode): boolean {
  const children = root['childNodes'];
  return (
    Array.isArray(children) &&
    children.some(
      (node) => isRecord(node) && node['type'] === NODE.element && lower(node['tagName']) === 'html',
    )
  );
}

function cleanElement(node: RecordedNode): string {
  const tag = lower(node['tagName']);
  if (!TAG.test(tag)) node['tagName'] = 'div';
  const isCustom = CUSTOM_TAG.test(tag) && !RESERVED_TAGS.test(tag);
  if (!isCustom) delete node['isCustom'];
  if (node['isShadowHost'] === true && !isCustom && !SHADOW_HOSTS.test(tag)) delete node['isShadowHost'];
  if (!isRecord(node['attributes'])) node['attributes'] = {};
  cleanAttributes(tag, node['attributes'] as Record<string, unknown>);
  return tag;
}

function cleanChildren(node: RecordedNode): RecordedNode[] {
  const children = Array.isArray(node['childNodes']) ? node['childNodes'] : [];
  const sound = node.type === NODE.document ? documentChildren(children) : children.filter(isContent);
  node['childNodes'] = sound;
  return sound;
}

/** A document holds one doctype and one element, and comments; anything else makes its rebuilding throw. */
function documentChildren(children: unknown[]): RecordedNode[] {
  const seen = new Set<number>();
  return children.filter((child): child is RecordedNode => {
    if (!isNode(child)) return false;
    if (child.type === NODE.comment) return true;
    if ((child.type !== NODE.doctype && child.type !== NODE.element) || seen.has(child.type)) return false;
    if (child.type === NODE.doctype && seen.has(NODE.element)) return false;
    seen.add(child.type);
    return true;
  });
}

function cleanLeaf(node: RecordedNode): void {
  if (node.type === NODE.doctype) {
    for (const name of ['name', 'publicId', 'systemId']) {
      if (typeof node[name] !== 'string') node[name] = '';
    }
    if (!TAG.test(node['name'] as string)) node['name'] = 'html';
  } else if (typeof node['textContent'] !== 'string') {
    node['textContent'] = '';
  }
}

function isContent(value: unknown): value is RecordedNode {
  return (
    isNode(value) && (value.type === NODE.element || value.type === NODE.text || value.type === NODE.comment)
  );
}

function isNode(value: unknown): value is RecordedNode {
  return isRecord(value) && isIndex(value['id']) && isIndex(value['type']);
}

function lower(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
