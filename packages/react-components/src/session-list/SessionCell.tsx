import type { ReactNode } from 'react';
import { shortenMiddle } from '../format/shorten-middle.ts';
import type { Session } from '../hooks/session.ts';
import { useKit } from '../provider/kit-context.ts';
import { NUMBER_COLUMNS, partOf, type SessionColumn } from './columns.ts';
import { tableRoles } from './table-roles.ts';
import { visitorName } from './visitor-name.ts';

/** Props of {@link SessionCell}. */
export type SessionCellProps = {
  column: SessionColumn;
  session: Session;
  now: Date;
  /** Wraps the content, e.g. into the row's button. */
  wrap?: ((content: ReactNode) => ReactNode) | undefined;
};

/** One cell of a session's row. */
export function SessionCell({ column, session, now, wrap }: SessionCellProps): ReactNode {
  const content = <CellContent column={column} session={session} now={now} />;
  return (
    <td
      {...tableRoles.cell}
      className="gs-cell"
      data-gs-part={partOf(column)}
      data-number={NUMBER_COLUMNS.includes(column) ? '' : undefined}
    >
      {wrap === undefined ? content : wrap(content)}
    </td>
  );
}

function CellContent({ column, session, now }: SessionCellProps): ReactNode {
  const { translate, format } = useKit();
  switch (column) {
    case 'started':
      return <Started session={session} now={now} />;
    case 'visitor':
      return <span title={session.userId ?? session.visitorId}>{visitorName(session, translate)}</span>;
    case 'entryPage':
      return <span title={session.entryPath}>{shortenMiddle(session.entryPath)}</span>;
    case 'duration':
      return format.duration(session.duration);
    case 'pages':
      return <Count value={session.pageViewCount} unit="pageCount" />;
    case 'clicks':
      return <Count value={session.clickCount} unit="clickCount" />;
    case 'errors':
      return <Count value={session.errorCount} unit="errorCount" isBad={session.errorCount > 0} />;
    case 'device':
      return (
        <>
          {translate(`device.${session.device}`)}
          {session.browser !== '' && <span className="gs-muted"> · {session.browser}</span>}
        </>
      );
  }
}

function Started({ session, now }: { session: Session; now: Date }): ReactNode {
  const { translate, format } = useKit();
  return (
    <>
      <time dateTime={session.startedAt.toISOString()} title={format.exact(session.startedAt)}>
        {format.relative(session.startedAt, now)}
      </time>
      {session.isLive && (
        <span className="gs-live-badge" data-gs-part="live-badge">
          {translate('sessions.live')}
        </span>
      )}
    </>
  );
}

type CountProps = {
  value: number;
  unit: 'pageCount' | 'clickCount' | 'errorCount';
  isBad?: boolean;
};

/** A bare number under its heading; with its unit where the row is folded and headings are out of sight. */
function Count({ value, unit, isBad = false }: CountProps): ReactNode {
  const { translate, format } = useKit();
  const tone = isBad ? 'gs-bad' : value === 0 ? 'gs-muted' : undefined;
  return (
    <span className={['gs-count', tone].filter(Boolean).join(' ')} data-zero={value === 0 ? '' : undefined}>
      <span className="gs-count-bare">{format.count(value)}</span>
      <span className="gs-count-worded">{translate(`sessions.${unit}`, { count: value })}</span>
    </span>
  );
}
