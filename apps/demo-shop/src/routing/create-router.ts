/** Where the shop is, and how it goes elsewhere without loading a document. */
export type Router = {
  /** The path below the base, e.g. `/products/mug`. */
  path(): string;
  /** The address of a path, for a link. */
  href(path: string): string;
  go(path: string): void;
  /** Calls back after each change; returns the function that ends it. */
  subscribe(onChange: () => void): () => void;
};

/** A router over the history API. `base` ends with a slash. */
export function createRouter(base: string): Router {
  const listeners = new Set<() => void>();
  const href = (path: string) => base + path.replace(/^\//, '');
  return {
    href,
    path: () => `/${location.pathname.slice(base.length).replace(/\/$/, '')}`,
    go(path) {
      history.pushState(null, '', href(path));
      scrollTo(0, 0);
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      addEventListener('popstate', onChange);
      return () => {
        listeners.delete(onChange);
        removeEventListener('popstate', onChange);
      };
    },
  };
}
