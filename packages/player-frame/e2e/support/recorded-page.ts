/** A serialized node as rrweb records it. */
export type TestNode = { type: number; id: number; childNodes?: TestNode[]; [field: string]: unknown };

/** Makes serialized nodes with ids of their own. */
export class PageBuilder {
  #lastId = 0;

  element(tagName: string, attributes: Record<string, unknown> = {}, childNodes: TestNode[] = []): TestNode {
    return { type: 2, tagName, attributes, childNodes, id: this.#nextId() };
  }

  svg(tagName: string, attributes: Record<string, unknown> = {}, childNodes: TestNode[] = []): TestNode {
    return { ...this.element(tagName, attributes, childNodes), isSVG: true };
  }

  text(textContent: string): TestNode {
    return { type: 3, textContent, id: this.#nextId() };
  }

  document(head: TestNode[], body: TestNode): TestNode {
    const doctype = { type: 1, name: 'html', publicId: '', systemId: '', id: this.#nextId() };
    const html = this.element('html', {}, [this.element('head', {}, head), body]);
    return { type: 0, childNodes: [doctype, html], id: this.#nextId() };
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

/** The two events that a recording begins with. */
export function openingEvents(node: TestNode, timestamp: number): unknown[] {
  return [
    { type: 4, data: { href: 'http://recorded.test/', width: 800, height: 600 }, timestamp },
    { type: 2, data: { node, initialOffset: { left: 0, top: 0 } }, timestamp: timestamp + 1 },
  ];
}
