import type { ReactNode } from 'react';
import { useKit } from '../provider/kit-context.ts';
import { headingOf, NUMBER_COLUMNS, type SessionColumn } from './columns.ts';
import { tableRoles } from './table-roles.ts';

/** The headings; out of sight but still spoken where rows are folded. */
export function SessionTableHead({ columns }: { columns: readonly SessionColumn[] }): ReactNode {
  const { translate } = useKit();
  return (
    <thead {...tableRoles.rowGroup}>
      <tr {...tableRoles.row}>
        {columns.map((column) => (
          <th
            key={column}
            {...tableRoles.heading}
            scope="col"
            className="gs-heading"
            data-number={NUMBER_COLUMNS.includes(column) ? '' : undefined}
          >
            {translate(headingOf(column))}
          </th>
        ))}
      </tr>
    </thead>
  );
}
