/** What a document shows, in a form that a live page and its replay share. */
export type ShownPage = {
  /** Every text that is to be seen, in the order of the document. */
  readonly text: string;
  /** How many elements there are below the body, with those in shadow roots. */
  readonly elementCount: number;
  /** Where fields are, whose values a recording leaves out; CSS pixels of the viewport. */
  readonly masked: readonly { x: number; y: number; width: number; height: number }[];
};

/** Reads a document. Runs in the browser, so it knows nothing but its argument. */
export function readShownPage(page: Document): ShownPage {
  const unseen = ['script', 'noscript', 'style', 'link', 'template', 'option', 'title'];
  const texts: string[] = [];
  const masked: ShownPage['masked'][number][] = [];
  let elementCount = 0;
  const visit = (node: Node, isSeen: boolean): void => {
    if (node.nodeType === 3) {
      const text = isSeen ? (node.textContent ?? '').replace(/\s+/g, ' ').trim() : '';
      if (text) texts.push(text);
      return;
    }
    const element = node as Element;
    if (node.nodeType !== 1 || unseen.includes(element.localName)) return;
    elementCount += 1;
    const isField = ['input', 'textarea', 'select'].includes(element.localName);
    if (isField) {
      const { x, y, width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) masked.push({ x, y, width, height });
    }
    const isVisible = !isField && element.checkVisibility({ visibilityProperty: true });
    for (const child of element.shadowRoot?.childNodes ?? []) visit(child, isVisible);
    for (const child of element.childNodes) visit(child, isVisible);
  };
  visit(page.body, true);
  return { text: texts.join('\n'), elementCount, masked };
}
