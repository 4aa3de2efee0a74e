import { NodeType, type serializedNodeWithId } from '@rrweb/types';
import { scrubAssetUrls } from './asset-url.ts';
import { scrubAttributes } from './scrub-attributes.ts';
import type { NodeMirror, ScrubRules } from './scrub-rules.ts';
import { starOut } from './star-out.ts';
import type { SurroundingsFinder } from './surroundings.ts';

/** What cleaning a node needs beside it. */
export type ScrubContext = { rules: ScrubRules; mirror: NodeMirror; finder: SurroundingsFinder };

/** Cleans a recorded node and everything in it, in place. */
export function scrubNode(recorded: serializedNodeWithId, context: ScrubContext): void {
  const node = context.mirror.getNode(recorded.id);
  switch (recorded.type) {
    case NodeType.Text:
      recorded.textContent = scrubText(node, recorded.textContent, context);
      return;
    case NodeType.Comment:
    case NodeType.CDATA:
      recorded.textContent = '';
      return;
    case NodeType.Element:
      if (node) {
        const inside = context.finder.inside(node);
        scrubAttributes(node as Element, recorded.attributes, { rules: context.rules, inside });
      } else recorded.attributes = {};
      break;
    case NodeType.Document:
      break;
    default:
      return;
  }
  recorded.childNodes = recorded.childNodes.filter((child) => {
    if (context.finder.around(context.mirror.getNode(child.id)).isBlocked) return false;
    scrubNode(child, context);
    return true;
  });
}

/** A text as a recording shows it; `node` is the text node. */
export function scrubText(node: Node | null, text: string, { rules, finder }: ScrubContext): string {
  const parent = node?.parentNode as Element | null | undefined;
  switch (parent?.localName) {
    case 'style':
      return scrubAssetUrls(text);
    case 'noscript':
      return '';
    case 'title':
      return rules.maskText(text);
    case 'script':
      return 'SCRIPT_PLACEHOLDER';
  }
  const { isMasked, isEntered } = finder.around(node);
  return isMasked || (isEntered && rules.maskAllInputs) ? starOut(text) : text;
}
