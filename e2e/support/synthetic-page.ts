/** A node as rrweb serialises it. */
type Node = { type: number; id: number; childNodes?: Node[]; [field: string]: unknown };
type Card = { node: Node; text: Node };

/** Mirror ids of what recordings of a synthetic page speak of. */
export const SYNTHETIC_IDS = { document: 1, main: 2, tickText: 3 } as const;

/** Every so many ticks a card comes and another goes. */
const EXCHANGE_EVERY = 10;
const NODES_OF_CARD = 9;
const STYLE = `body{font:14px/1.4 sans-serif;margin:24px}main{display:grid;grid-template-columns:repeat(4,1fr);gap:12px}
.card{border:1px solid #ccd;border-radius:6px;padding:12px}.card.on{background:#eef}.card h3{margin:0 0 4px}`;

/** A page that changes a little with each tick. */
export type SyntheticPage = {
  /** As it is now. */
  readonly document: Node;
  /** Changes the page and says so as rrweb's mutation. */
  change(tick: number): object;
};

/** A page of about so many nodes: a heading `tick 0` and a grid of cards. */
export function createSyntheticPage(nodeCount: number): SyntheticPage {
  const build = createBuilder();
  const cards = Array.from({ length: Math.max(2, Math.round(nodeCount / NODES_OF_CARD)) }, (_, index) =>
    build.card(index),
  );
  const tickText: Node = { ...build.text('tick 0'), id: SYNTHETIC_IDS.tickText };
  const main: Node = { ...build.element('main'), id: SYNTHETIC_IDS.main };
  main.childNodes = cards.map(({ node }) => node);
  const style = build.element('style', [build.text(STYLE)]);
  const body = build.element('body', [build.element('h1', [tickText], { id: 'tick' }), main]);
  const html = build.element('html', [build.element('head', [style]), body]);
  return {
    document: { type: 0, id: SYNTHETIC_IDS.document, childNodes: [build.doctype(), html] },
    change(tick) {
      const card = cards[(tick * 7) % cards.length] as Card;
      card.node['attributes'] = { class: tick % 2 === 0 ? 'card' : 'card on' };
      card.text['textContent'] = `Changed by tick ${tick}`;
      tickText['textContent'] = `tick ${tick}`;
      const isExchange = tick % EXCHANGE_EVERY === 0;
      const gone = isExchange ? cards.shift() : undefined;
      const added = isExchange ? build.card(tick) : undefined;
      if (added) cards.push(added);
      main.childNodes = cards.map(({ node }) => node);
      const changed = card === gone ? [] : [card];
      return {
        source: 0,
        texts: [tickText, ...changed.map(({ text }) => text)].map(({ id, textContent }) => ({
          id,
          value: textContent,
        })),
        attributes: changed.map(({ node: { id, attributes } }) => ({ id, attributes })),
        removes: gone ? [{ parentId: main.id, id: gone.node.id }] : [],
        adds: added ? addsOf(added.node, main.id) : [],
      };
    },
  };
}

function createBuilder() {
  let lastId: number = SYNTHETIC_IDS.tickText;
  const text = (textContent: string): Node => ({ type: 3, id: ++lastId, textContent });
  const element = (tagName: string, childNodes: Node[] = [], attributes: object = {}): Node => ({
    ...{ type: 2, id: ++lastId, tagName, attributes, childNodes },
  });
  const card = (number: number): Card => {
    const changing = text(`What there is to say of it: ${number}`);
    const lines = [
      element('h3', [text(`Card ${number}`)]),
      element('p', [changing]),
      element('p', [text(`In stock: ${number % 90}`)]),
      element('button', [text('Add to basket')]),
    ];
    return { node: element('div', lines, { class: 'card' }), text: changing };
  };
  const doctype = (): Node => ({ type: 1, id: ++lastId, name: 'html', publicId: '', systemId: '' });
  return { text, element, card, doctype };
}

/** A new subtree node by node, as rrweb tells it: each after its parent, at the parent's end. */
function addsOf(node: Node, parentId: number): object[] {
  const { childNodes, ...own } = node;
  const bare = childNodes ? { ...own, childNodes: [] } : own;
  const below = (childNodes ?? []).flatMap((child) => addsOf(child, node.id));
  return [{ parentId, nextId: null, node: bare }, ...below];
}
