import { cleanAttributes } from './clean-attributes.ts';
import { cleanTree } from './clean-tree.ts';
import { isIndex, isRecord } from './guards.ts';
import type { PageTree } from './page-tree.ts';
import { type IncrementalEvent, NODE, type RecordedNode } from './recorded-event.ts';

type Fields = Record<string, unknown>;
type Add = { parentId: number; nextId: number | null; node: RecordedNode };

/**
 * Keeps of a mutation, in place, what can be applied to the page as it stands, and applies that to the tree.
 *
 * References to unknown nodes are left out quietly: real recordings have some (nodes that came and went in one
 * moment).
 *
 * @returns whether it was free of damage that no recorder makes: a node inside itself, an id used twice.
 */
export function checkMutation(data: IncrementalEvent['data'], tree: PageTree): boolean {
  checkRemoves(data, tree);
  const isSound = checkAdds(data, tree);
  data['texts'] = records(data['texts']).filter(
    ({ id, value }) => isIndex(id) && tree.has(id) && (typeof value === 'string' || value === null),
  );
  data['attributes'] = records(data['attributes']).filter(({ id, attributes }) => {
    if (!isIndex(id) || !tree.has(id) || !isRecord(attributes)) return false;
    cleanAttributes(tree.tagOf(id), attributes);
    return true;
  });
  return isSound;
}

function checkRemoves(data: Fields, tree: PageTree): void {
  data['removes'] = records(data['removes']).filter(({ id, parentId }) => {
    if (!isIndex(id) || !isIndex(parentId)) return false;
    tree.remove(id);
    return true;
  });
}

/** Brings the adds into an order in which each finds its parent and its next sibling; those that never would are left out. */
function checkAdds(data: Fields, tree: PageTree): boolean {
  const placed: Fields[] = [];
  let isSound = true;
  const waiting = new Map<number, (Fields & Add)[]>();
  for (const first of records(data['adds']).filter(isAdd)) {
    const queue: (Fields & Add)[] = [first];
    for (let add = queue.shift(); add; add = queue.shift()) {
      const missing = missingReference(add, tree);
      if (missing !== undefined) {
        const others = waiting.get(missing);
        if (others) others.push(add);
        else waiting.set(missing, [add]);
      } else if (placeAdd(add, tree)) {
        placed.push(add);
        queue.push(...(waiting.get(add.node.id) ?? []));
        waiting.delete(add.node.id);
      } else {
        isSound = false;
      }
    }
  }
  data['adds'] = placed;
  return isSound && !hasCycle(waiting);
}

/** Whether adds wait for each other: each of their missing nodes is itself one that waits. */
function hasCycle(waiting: Map<number, (Fields & Add)[]>): boolean {
  const waitsFor = new Map<number, number>();
  for (const [missing, adds] of waiting) {
    for (const { node } of adds) waitsFor.set(node.id, missing);
  }
  const harmless = new Set<number>();
  for (const start of waitsFor.keys()) {
    const path = new Set<number>();
    let current: number | undefined = start;
    while (current !== undefined && !harmless.has(current)) {
      if (path.has(current)) return true;
      path.add(current);
      current = waitsFor.get(current);
    }
    for (const id of path) harmless.add(id);
  }
  return false;
}

function missingReference({ node, parentId, nextId }: Add, tree: PageTree): number | undefined {
  // A document comes before the frame that shows it: rrweb keeps it for later.
  if (!tree.has(parentId)) return node.type === NODE.document ? undefined : parentId;
  return nextId !== null && !tree.has(nextId) ? nextId : undefined;
}

function placeAdd({ node, parentId }: Add, tree: PageTree): boolean {
  if (tree.isInside(parentId, node.id)) return false;
  if (node.type === NODE.document) tree.clear(parentId);
  return cleanTree(node, parentId, (visited) => {
    // Below the added node, a known id would take that node out of its place.
    if (visited.id !== node.id && tree.has(visited.id)) return false;
    tree.place(visited.id, visited.parentId, visited.tag);
    return !tree.isTooLarge;
  });
}

function isAdd(value: Fields): value is Fields & Add {
  const { parentId, nextId, node } = value;
  if (nextId === undefined) value['nextId'] = null;
  // Of the first rrweb versions, where it made rrweb wait for siblings.
  delete value['previousId'];
  return (
    isIndex(parentId) &&
    (nextId === undefined || nextId === null || isIndex(nextId)) &&
    isRecord(node) &&
    isIndex(node['id']) &&
    isIndex(node['type'])
  );
}

function records(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
