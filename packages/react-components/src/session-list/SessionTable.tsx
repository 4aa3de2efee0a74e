import { type ComponentType, type CSSProperties, type FocusEvent, type ReactNode, useState } from 'react';
import type { Session } from '../hooks/session.ts';
import { useNow } from '../hooks/use-now.ts';
import type { SessionColumn } from './columns.ts';
import { SessionRow, type SessionRowProps } from './SessionRow.tsx';
import { SessionTableHead } from './SessionTableHead.tsx';
import { tableRoles } from './table-roles.ts';
import { rowIndexOf, walkRows } from './walk-rows.ts';

/** Props of {@link SessionTable}. */
export type SessionTableProps = {
  sessions: readonly Session[];
  columns: readonly SessionColumn[];
  label: string;
  onSelect?: ((session: Session) => void) | undefined;
  selectedId?: string | undefined;
  Row?: ComponentType<SessionRowProps> | undefined;
  className?: string | undefined;
  style?: CSSProperties | undefined;
};

/** The table of a session list. One row is in the Tab order; up, down, Home and End walk from there. */
export function SessionTable(props: SessionTableProps): ReactNode {
  const { sessions, columns, label, onSelect, selectedId, Row = SessionRow, className, style } = props;
  const now = useNow();
  const [focusedId, setFocusedId] = useState<string>();
  const find = (id: string | undefined) => sessions.find((session) => isSession(session, id));
  const entry = find(focusedId) ?? find(selectedId) ?? sessions[0];
  const onFocus = (event: FocusEvent) => setFocusedId(sessions[rowIndexOf(event.target)]?.id);
  return (
    <table
      {...tableRoles.table}
      className={['gs-table', className].filter(Boolean).join(' ')}
      style={style}
      data-gs-part="table"
      aria-label={label}
    >
      <SessionTableHead columns={columns} />
      <tbody {...tableRoles.rowGroup} onFocus={onFocus} onKeyDown={walkRows}>
        {sessions.map((session) => (
          <Row
            key={session.id}
            session={session}
            columns={columns}
            now={now}
            isSelected={isSession(session, selectedId)}
            onSelect={onSelect === undefined ? undefined : () => onSelect(session)}
            tabIndex={session === entry ? 0 : -1}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Whether an id, global or raw, is this session's. */
function isSession(session: Session, id: string | undefined): boolean {
  return id === session.id || id === session.sessionId;
}
