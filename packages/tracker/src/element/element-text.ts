import { TEXT_LIMITS } from '../limits.ts';
import { MASKED, type Privacy } from '../privacy.ts';

/** Elements whose text is what somebody entered, or no text to read. */
const UNREAD = 'input,textarea,select,option,datalist,script,style,noscript,template,[contenteditable]';

/** The visible words of an element, masked, at most 50 characters. What was typed or chosen is never part of it. */
export function elementText(element: Element, privacy: Privacy): string {
  if (isEditable(element)) return '';
  if (privacy.isMasked(element)) return MASKED;
  const pieces: string[] = [];
  collect(element, pieces, privacy);
  const text = privacy.maskText(pieces.join(' ').replace(/\s+/g, ' ').trim());
  return text.slice(0, TEXT_LIMITS.elementText);
}

/** Whether an element holds what its user enters. */
export function isEditable(element: Element): boolean {
  if (element.closest('input,textarea,select,option')) return true;
  const editable = element.closest('[contenteditable]');
  return editable !== null && editable.getAttribute('contenteditable') !== 'false';
}

function collect(node: Node, pieces: string[], privacy: Privacy): void {
  for (const child of node.childNodes) {
    if (pieces.join(' ').length > TEXT_LIMITS.scannedText) return;
    if (child.nodeType === Node.TEXT_NODE)
      pieces.push(child.nodeValue?.slice(0, TEXT_LIMITS.scannedText) ?? '');
    else if (child instanceof Element && !child.matches(UNREAD)) {
      if (privacy.isMasked(child)) pieces.push(MASKED);
      else collect(child, pieces, privacy);
    }
  }
}
