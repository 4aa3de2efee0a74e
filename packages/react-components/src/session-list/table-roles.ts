/**
 * The roles of a table, spelled out: where rows are folded they are laid out as grids, and browsers then drop the roles
 * that come with the elements.
 */
export const tableRoles = {
  table: { role: 'table' },
  rowGroup: { role: 'rowgroup' },
  row: { role: 'row' },
  heading: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;
