import type { ReactNode } from 'react';
import type { Session } from '../hooks/session.ts';
import { useKit } from '../provider/kit-context.ts';
import type { SessionColumn } from './columns.ts';
import { SessionCell } from './SessionCell.tsx';
import { tableRoles } from './table-roles.ts';
import { visitorName } from './visitor-name.ts';

/** Props of {@link SessionRow}, and of a `row` slot that replaces it. */
export type SessionRowProps = {
  session: Session;
  columns: readonly SessionColumn[];
  /** For "3 min ago". */
  now: Date;
  isSelected: boolean;
  /** Undefined where rows cannot be chosen. */
  onSelect: (() => void) | undefined;
  /** 0 for the one row that the Tab key reaches, -1 for the rest. */
  tabIndex: 0 | -1;
};

/** One session. Where rows can be chosen its first cell is a button, and a click anywhere in the row does the same. */
export function SessionRow(props: SessionRowProps): ReactNode {
  const { session, columns, now, isSelected, onSelect } = props;
  const button = (content: ReactNode) => <RowButton {...props}>{content}</RowButton>;
  return (
    <tr
      {...tableRoles.row}
      className="gs-row"
      data-gs-part="row"
      data-session-id={session.id}
      data-selectable={onSelect === undefined ? undefined : ''}
      data-live={session.isLive ? '' : undefined}
      aria-current={isSelected ? 'true' : undefined}
      onClick={onSelect}
    >
      {columns.map((column, index) => (
        <SessionCell
          key={column}
          column={column}
          session={session}
          now={now}
          wrap={index === 0 && onSelect !== undefined ? button : undefined}
        />
      ))}
    </tr>
  );
}

function RowButton({
  session,
  now,
  tabIndex,
  children,
}: SessionRowProps & { children: ReactNode }): ReactNode {
  const { translate, format } = useKit();
  const label = translate('sessions.open', {
    visitor: visitorName(session, translate),
    started: format.relative(session.startedAt, now),
  });
  return (
    <button
      type="button"
      className="gs-row-button"
      data-gs-part="row-button"
      aria-label={label}
      tabIndex={tabIndex}
    >
      {children}
    </button>
  );
}
