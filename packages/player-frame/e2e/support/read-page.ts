/** What a page shows, in a form that a live page and its replay share. */
export type ShownPage = {
  elements: string[];
  text: string;
  colours: string[];
  fields: unknown[];
  scrollY: number | undefined;
};

/** Reads a document with its shadow roots; what rrweb adds for itself and scripts are left out. Runs in the browser. */
export function readPage(page: Document): ShownPage {
  const scrollY = page.defaultView?.scrollY;
  const shown: ShownPage = { elements: [], text: '', colours: [], fields: [], scrollY };
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      shown.text += `${node.textContent?.trim()}|`;
      return;
    }
    const element = node as HTMLInputElement;
    if (['script', 'noscript', 'style', 'head'].includes(element.localName)) return;
    if (element.nodeType === Node.ELEMENT_NODE) {
      shown.elements.push(element.localName);
      const style = element.ownerDocument.defaultView?.getComputedStyle(element);
      shown.colours.push(`${style?.color} ${style?.backgroundColor} ${style?.fontSize}`);
      if (element.matches('input, textarea, select'))
        shown.fields.push(element.value, element.checked === true);
    }
    for (const child of element.shadowRoot?.childNodes ?? []) visit(child);
    for (const child of element.childNodes) visit(child);
  };
  visit(page.documentElement);
  return shown;
}
