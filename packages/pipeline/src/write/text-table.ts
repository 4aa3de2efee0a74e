/** The string table of a batch, read so that nothing in it can break a row. */
export type TextTable = {
  /** The string at index + 1, cut to `maxLength` UTF-16 units; `''` for 0 and for an index outside the table. */
  at(index: number, maxLength: number): string;
  /** Pairs of indexes as an object without prototype: `__proto__` is a key like any other. The last of equal keys wins. */
  pairs(indexes: readonly number[], limits: { key: number; value: number }): Record<string, string>;
};

/** Reads a batch's strings. */
export function createTextTable(strings: readonly string[]): TextTable {
  const at = (index: number, maxLength: number) => cleanText(strings[index - 1] ?? '', maxLength);
  return {
    at,
    pairs(indexes, limits) {
      const result: Record<string, string> = Object.create(null);
      for (let i = 0; i + 1 < indexes.length; i += 2) {
        result[at(indexes[i] ?? 0, limits.key)] = at(indexes[i + 1] ?? 0, limits.value);
      }
      return result;
    },
  };
}

/** Cuts a text; halves of surrogate pairs, which ClickHouse's JSON reader refuses, become U+FFFD. */
export function cleanText(text: string, maxLength: number): string {
  const short = text.length > maxLength ? text.slice(0, maxLength) : text;
  return short.replace(/\p{Surrogate}/gu, '\uFFFD');
}
