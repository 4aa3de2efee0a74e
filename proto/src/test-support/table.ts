/** Rows that stand once; `add` answers index + 1, and 0 for an empty string. */
export class Table<Row> {
  readonly rows: Row[] = [];
  readonly #places = new Map<string, number>();

  add(row: Row): number {
    if (row === '') return 0;
    const key = JSON.stringify(row);
    const place = this.#places.get(key) ?? this.rows.push(row);
    this.#places.set(key, place);
    return place;
  }
}
