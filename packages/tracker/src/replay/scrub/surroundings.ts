import type { PrivacySelectors } from '../../privacy.ts';

/** What holds for a place in the page because of the elements around it. */
export type Surroundings = {
  readonly isMasked: boolean;
  readonly isBlocked: boolean;
  readonly isIgnored: boolean;
  /** What stands here is being edited, or is a choice of a list. */
  readonly isEntered: boolean;
};

const OPEN: Surroundings = { isMasked: false, isBlocked: false, isIgnored: false, isEntered: false };
/** For what stands in no document: nobody can tell any more what was around it. */
const UNKNOWN: Surroundings = { isMasked: true, isBlocked: false, isIgnored: true, isEntered: true };

/** Tells what is around nodes, through shadow roots and frames of the same origin. */
export class SurroundingsFinder {
  readonly #selectors: PrivacySelectors;
  readonly #known = new Map<Node, Surroundings>();

  /** One finder serves one event: the page may change before the next. */
  constructor(selectors: PrivacySelectors) {
    this.#selectors = selectors;
  }

  /** What holds inside a node, by itself and everything around it. */
  inside(node: Node | null): Surroundings {
    if (!node) return UNKNOWN;
    const known = this.#known.get(node);
    if (known) return known;
    const found = this.#find(node);
    this.#known.set(node, found);
    return found;
  }

  /** What holds for a node by everything around it, not by itself. */
  around(node: Node | null): Surroundings {
    if (!node) return UNKNOWN;
    const parent = node.parentNode ?? (node as Partial<ShadowRoot>).host;
    if (parent) return this.inside(parent);
    if (node.nodeType !== Node.DOCUMENT_NODE) return UNKNOWN;
    const frame = frameOf(node as Document);
    return frame ? this.inside(frame) : OPEN;
  }

  #find(node: Node): Surroundings {
    const around = this.around(node);
    if (node.nodeType === Node.DOCUMENT_NODE && (node as Document).designMode === 'on') {
      return { ...around, isEntered: true };
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return around;
    const element = node as Element;
    const { masked, blocked, ignored } = this.#selectors;
    return {
      isMasked: around.isMasked || element.matches(masked),
      isBlocked: around.isBlocked || element.matches(blocked),
      isIgnored: around.isIgnored || element.matches(ignored),
      isEntered: isEntered(element, around.isEntered),
    };
  }
}

/** Elements whose text somebody entered, or may choose. */
const ENTERED = /^(?:textarea|select|option|optgroup|datalist)$/;

function isEntered(element: Element, isAroundEntered: boolean): boolean {
  const editable = element.getAttribute('contenteditable')?.toLowerCase();
  if (editable === 'false') return false;
  const isField = ENTERED.test(element.localName) || element.getAttribute('role') === 'textbox';
  return isAroundEntered || isField || editable !== undefined;
}

function frameOf(document: Document): Element | null {
  try {
    return document.defaultView?.frameElement ?? null;
  } catch {
    // Our own page may itself stand in a frame of another origin.
    return null;
  }
}
