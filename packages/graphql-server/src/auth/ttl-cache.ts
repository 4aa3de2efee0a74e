/**
 * Remembers what `load` answered for `ttlMs`, at most `maxEntries` of them; a load that fails is not remembered. Calls
 * that come while one is under way share it.
 */
export function createTtlCache<Value>(options: {
  readonly load: (key: string) => Promise<Value>;
  readonly ttlMs: number;
  readonly maxEntries: number;
  readonly now: () => number;
}): (key: string) => Promise<Value> {
  const entries = new Map<string, { value: Promise<Value>; until: number }>();
  return (key) => {
    const known = entries.get(key);
    if (known && known.until > options.now()) return known.value;
    entries.delete(key);
    const value = options.load(key);
    const entry = { value, until: options.now() + options.ttlMs };
    entries.set(key, entry);
    value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key);
    });
    // A Map keeps the order of insertion, so its first key is the oldest.
    const oldest = entries.size > options.maxEntries ? entries.keys().next().value : undefined;
    if (oldest !== undefined) entries.delete(oldest);
    return value;
  };
}
