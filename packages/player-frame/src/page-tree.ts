import { MAX_DEPTH, MAX_NODES } from './limits.ts';

type Entry = { parentId: number; tag: string; children: Set<number> };

/**
 * Which node stands where at one moment of a recording, by id: enough to tell whether a mutation can be applied,
 * since rrweb spends half a second on each that it cannot resolve and loops on cycles.
 */
export class PageTree {
  readonly #entries = new Map<number, Entry>();

  /** Number of nodes of the page. */
  get size(): number {
    return this.#entries.size;
  }

  /** Whether the page is bigger than what may be rebuilt. */
  get isTooLarge(): boolean {
    return this.#entries.size > MAX_NODES;
  }

  has(id: number): boolean {
    return this.#entries.has(id);
  }

  /** Lower-case tag name of a node, empty for texts and unknown nodes. */
  tagOf(id: number): string {
    return this.#entries.get(id)?.tag ?? '';
  }

  /** Puts a node under a parent, or moves it there; `parentId` 0 makes it a root. */
  place(id: number, parentId: number, tag: string): void {
    const old = this.#entries.get(id);
    if (old) this.#entries.get(old.parentId)?.children.delete(id);
    this.#entries.set(id, { parentId, tag, children: old?.children ?? new Set() });
    this.#entries.get(parentId)?.children.add(id);
  }

  /** Removes a node with everything below it. */
  remove(id: number): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.get(entry.parentId)?.children.delete(id);
    const stack = [id];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      stack.push(...(this.#entries.get(next)?.children ?? []));
      this.#entries.delete(next);
    }
  }

  /** Removes everything below a node. */
  clear(id: number): void {
    for (const child of [...(this.#entries.get(id)?.children ?? [])]) this.remove(child);
  }

  /** Whether a node stands below another or is it; too deep a node counts as such. */
  isInside(id: number, ancestorId: number): boolean {
    let current = id;
    for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
      if (current === ancestorId) return true;
      const entry = this.#entries.get(current);
      if (!entry) return false;
      current = entry.parentId;
    }
    return true;
  }
}
