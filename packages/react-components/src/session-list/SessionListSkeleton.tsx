import type { ReactNode } from 'react';
import { useKit } from '../provider/kit-context.ts';
import { NUMBER_COLUMNS, partOf, type SessionColumn } from './columns.ts';
import { SessionTableHead } from './SessionTableHead.tsx';

/** Rows of the skeleton: enough to hold the place, few enough not to promise more than comes. */
const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** The table as it will be, with bars in place of words. */
export function SessionListSkeleton({ columns }: { columns: readonly SessionColumn[] }): ReactNode {
  const { translate } = useKit();
  return (
    <div data-gs-part="loading">
      <span className="gs-hidden" role="status">
        {translate('sessions.loading')}
      </span>
      <table className="gs-table" aria-hidden="true">
        <SessionTableHead columns={columns} />
        <tbody>
          {ROWS.map((row) => (
            <tr key={row} className="gs-row">
              {columns.map((column) => (
                <td
                  key={column}
                  className="gs-cell"
                  data-gs-part={partOf(column)}
                  data-number={NUMBER_COLUMNS.includes(column) ? '' : undefined}
                >
                  <span className="gs-skeleton" />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
