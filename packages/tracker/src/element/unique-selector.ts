import { CLICK_LIMITS, TEXT_LIMITS } from '../limits.ts';
import { isGenerated } from './is-generated.ts';

/**
 * A selector that finds this element alone in its document or shadow root: the shortest of test ids, stable ids, stable
 * classes and positions. ` >>> ` separates a shadow host from what is inside.
 */
export function uniqueSelector(element: Element): string {
  const root = element.getRootNode();
  const inside = selectorWithin(element, root);
  const whole = root instanceof ShadowRoot ? `${uniqueSelector(root.host)} >>> ${inside}` : inside;
  return whole.slice(0, TEXT_LIMITS.selector);
}

function selectorWithin(element: Element, root: Node): string {
  const parts: string[] = [];
  let node: Element | null = element;
  for (let depth = 0; node && depth < CLICK_LIMITS.maxSelectorDepth; depth += 1) {
    const anchor = anchorOf(node);
    if (anchor && isUnique([anchor, ...parts], element, root)) return [anchor, ...parts].join(' > ');
    const step: string = stepOf(node);
    parts.unshift(step);
    // `span` may be the only one today; what is around it makes it mean the same tomorrow.
    const isMeaningful = parts.length > 2 || !node.parentElement;
    if (isMeaningful && isUnique(parts, element, root)) return parts.join(' > ');
    parts[0] = step + positionOf(node);
    if (isMeaningful && isUnique(parts, element, root)) return parts.join(' > ');
    node = node.parentElement;
  }
  return parts.join(' > ');
}

function isUnique(parts: readonly string[], element: Element, root: Node): boolean {
  const found = (root as ParentNode).querySelectorAll?.(parts.join(' > '));
  return found?.length === 1 && found[0] === element;
}

function anchorOf(element: Element): string {
  for (const name of ['data-gosight-name', 'data-testid']) {
    const value = element.getAttribute(name);
    if (value) return `[${name}="${CSS.escape(value)}"]`;
  }
  return element.id && !isGenerated(element.id) ? `#${CSS.escape(element.id)}` : '';
}

function stepOf(element: Element): string {
  const classes = stableClasses(element).slice(0, 2);
  return element.localName + classes.map((name) => `.${CSS.escape(name)}`).join('');
}

/** Classes that say what an element is: neither made by a tool nor utilities with a variant or a value. */
function stableClasses(element: Element): string[] {
  return [...element.classList].filter((name) => /^[A-Za-z_-][\w-]*$/.test(name) && !isGenerated(name));
}

function positionOf(element: Element): string {
  const siblings = [...((element.parentNode as ParentNode | null)?.children ?? [])].filter(
    (sibling) => sibling.localName === element.localName,
  );
  return siblings.length > 1 ? `:nth-of-type(${siblings.indexOf(element) + 1})` : '';
}
