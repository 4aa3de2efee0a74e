/** A part of a list, and whether more rows follow. */
export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  /** Whether the page began behind a cursor. */
  readonly hasPreviousPage: boolean;
  readonly cursorOf: (row: Row) => string;
};
