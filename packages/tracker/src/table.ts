/** Rows that stand once in a batch; events point to them by index + 1. */
export class Table<Row> {
  readonly rows: Row[] = [];
  readonly #places = new Map<string, number>();

  /** The index + 1 of a row; 0 for an empty string, which needs no row. */
  add(row: Row): number {
    return row === '' ? 0 : this.addAlways(row);
  }

  /** The index + 1 of a row, also of an empty string: a key without a value is still a pair. */
  addAlways(row: Row): number {
    const key = JSON.stringify(row);
    const place = this.#places.get(key) ?? this.rows.push(row);
    this.#places.set(key, place);
    return place;
  }
}
