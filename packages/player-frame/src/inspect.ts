import { MAX_STRING, MAX_TEXT } from './limits.ts';
import type { DocumentSize, ElementInfo, Point, Rect } from './protocol.ts';

/** Steps into a shadow root within a selector. */
const SHADOW_STEP = ' >>> ';

/** Attributes that name an element for good, in the order of their weight. */
const NAMING = ['data-gosight-name', 'data-testid', 'data-test-id', 'data-analytics'];

/** Sizes of a document, and how far it is scrolled. */
export function documentSize(page: Document): DocumentSize {
  const { documentElement: root, defaultView: view } = page;
  return {
    width: root.scrollWidth,
    height: root.scrollHeight,
    viewport: { width: root.clientWidth, height: root.clientHeight },
    scroll: { x: view?.scrollX ?? 0, y: view?.scrollY ?? 0 },
  };
}

/** Where the first match of each selector is drawn; `null` where there is none, or it has no box. */
export function queryRects(page: Document, selectors: string[]): (Rect | null)[] {
  return selectors.map((selector) => {
    const element = find(page, selector);
    const rect = element && rectOf(element);
    return rect && rect.width > 0 && rect.height > 0 ? rect : null;
  });
}

/** The innermost element at a point of the viewport, shadow roots included. */
export function elementAt(page: Document, { x, y }: Point): ElementInfo | null {
  let element = page.elementFromPoint(x, y);
  while (element?.shadowRoot) {
    const inner = element.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element && describe(element);
}

function describe(element: Element): ElementInfo {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
  return {
    selector: selectorOf(element).slice(-MAX_STRING),
    name: nameOf(element, text).slice(0, MAX_TEXT),
    tag: element.localName.slice(0, MAX_TEXT),
    text,
    rect: rectOf(element),
  };
}

function nameOf(element: Element, text: string): string {
  for (const attribute of [...NAMING, 'id', 'aria-label', 'alt', 'title', 'placeholder', 'name']) {
    const value = element.getAttribute(attribute)?.trim();
    if (value) return value;
  }
  return text || element.localName;
}

function find(page: Document, selector: string): Element | null {
  let scope: ParentNode | null = page;
  let element: Element | null = null;
  try {
    for (const step of selector.split(SHADOW_STEP)) {
      element = scope?.querySelector(step) ?? null;
      scope = element?.shadowRoot ?? null;
    }
  } catch {
    // Not a selector: nothing matches it.
    return null;
  }
  return element;
}

function selectorOf(element: Element): string {
  const scope = element.getRootNode();
  const path: string[] = [];
  for (let current: Element | null = element; current; current = current.parentElement) {
    const anchor = anchorOf(current, scope);
    path.unshift(anchor ?? stepOf(current));
    if (anchor) break;
  }
  const own = path.join(' > ');
  const host = (scope as Partial<ShadowRoot>).host;
  return host ? `${selectorOf(host)}${SHADOW_STEP}${own}` : own;
}

/** A short selector that matches this element alone, where it has one. */
function anchorOf(element: Element, scope: Node): string | undefined {
  const candidates = NAMING.flatMap((name) => {
    const value = element.getAttribute(name);
    return value ? [`[${name}="${CSS.escape(value)}"]`] : [];
  });
  if (element.id) candidates.push(`#${CSS.escape(element.id)}`);
  return candidates.find((selector) => (scope as ParentNode).querySelectorAll(selector).length === 1);
}

function stepOf(element: Element): string {
  const tag = CSS.escape(element.localName);
  const siblings = element.parentNode ? [...element.parentNode.children] : [];
  const twins = siblings.filter(({ localName }) => localName === element.localName);
  return twins.length > 1 ? `${tag}:nth-of-type(${twins.indexOf(element) + 1})` : tag;
}

function rectOf(element: Element): Rect {
  const { left, top, width, height } = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  return { x: left + (view?.scrollX ?? 0), y: top + (view?.scrollY ?? 0), width, height };
}
