import { type ComponentType, type CSSProperties, forwardRef, type ReactNode } from 'react';
import type { Session } from '../hooks/session.ts';
import { type UseSessionsOptions, type UseSessionsResult, useSessions } from '../hooks/use-sessions.ts';
import { ListIcon } from '../icons/ListIcon.tsx';
import { ConnectionScope } from '../provider/ConnectionScope.tsx';
import { useKit } from '../provider/kit-context.ts';
import type { ConnectionProps } from '../provider/use-client.ts';
import { ComponentBoundary } from '../states/ComponentBoundary.tsx';
import { ErrorNotice } from '../states/ErrorNotice.tsx';
import { FailedComponent } from '../states/FailedComponent.tsx';
import { Notice } from '../states/Notice.tsx';
import { Root } from '../states/Root.tsx';
import { type ComponentState, type RootProps, type StateProps, stateOfError } from '../states/state-props.ts';
import { useReportError } from '../states/use-report-error.ts';
import { SESSION_COLUMNS, type SessionColumn } from './columns.ts';
import { SessionListFooter } from './SessionListFooter.tsx';
import { SessionListSkeleton } from './SessionListSkeleton.tsx';
import type { SessionRowProps } from './SessionRow.tsx';
import { SessionTable } from './SessionTable.tsx';

/** Props of {@link SessionList}. */
export type SessionListProps = ConnectionProps &
  Omit<UseSessionsOptions, 'projectId'> &
  RootProps &
  StateProps & {
    /** Called with the session whose row was chosen; without it rows cannot be chosen. */
    onSelect?: ((session: Session) => void) | undefined;
    /** Marks the row with this `id` or `sessionId`, e.g. the session open beside the list. */
    selectedId?: string | undefined;
    /** Which columns in which order. @defaultValue all eight */
    columns?: readonly SessionColumn[] | undefined;
    /** What the table is called for screen readers. @defaultValue "Sessions" */
    label?: string | undefined;
    /** Replaces parts by components of your own; a `row` renders one `tr`. */
    slots?: { row?: ComponentType<SessionRowProps>; footer?: ComponentType<UseSessionsResult> } | undefined;
    /** Adds a class or a style to parts. */
    slotProps?: { table?: { className?: string; style?: CSSProperties } } | undefined;
  };

const PART = 'session-list';

/** The sessions of a project: newest first, live if asked, folding to two lines a row where it is narrow. */
export const SessionList = /* @__PURE__ */ forwardRef<HTMLDivElement, SessionListProps>(
  function SessionList(props, ref) {
    const { endpoint, getToken, projectId, client, ...own } = props;
    const { className, style, id, errorState } = own;
    return (
      <ConnectionScope endpoint={endpoint} getToken={getToken} projectId={projectId} client={client}>
        <ComponentBoundary
          fallback={(error, reset) => (
            <FailedComponent {...{ className, style, id, errorState, error }} part={PART} retry={reset} />
          )}
        >
          <List {...own} ref={ref} />
        </ComponentBoundary>
      </ConnectionScope>
    );
  },
);

type ListProps = Omit<SessionListProps, keyof ConnectionProps>;

const List = /* @__PURE__ */ forwardRef<HTMLDivElement, ListProps>(function List(props, ref) {
  const { filter, orderBy, pageSize, live, className, style, id } = props;
  const result = useSessions({ filter, orderBy, pageSize, live });
  useReportError(result.error);
  return (
    <Root
      {...{ ref, className, style, id }}
      part={PART}
      state={stateOf(result)}
      errorCode={result.error?.code}
    >
      <ListBody {...props} result={result} />
    </Root>
  );
});

function ListBody({ result, ...props }: ListProps & { result: UseSessionsResult }): ReactNode {
  const { columns = SESSION_COLUMNS, loadingState, errorState, slots, slotProps } = props;
  const { translate } = useKit();
  const { sessions, error, isLoading, refresh } = result;
  if (isLoading) return loadingState ?? <SessionListSkeleton columns={columns} />;
  if (sessions.length === 0) {
    if (error !== undefined) return <ErrorNotice error={error} retry={refresh} errorState={errorState} />;
    return <Empty emptyState={props.emptyState} isFiltered={isFiltered(props.filter)} />;
  }
  const Footer = slots?.footer ?? SessionListFooter;
  return (
    <>
      <div className="gs-table-frame">
        <SessionTable
          {...slotProps?.table}
          sessions={sessions}
          columns={columns}
          label={props.label ?? translate('sessions.label')}
          onSelect={props.onSelect}
          selectedId={props.selectedId}
          Row={slots?.row}
        />
      </div>
      <Footer {...result} />
    </>
  );
}

function Empty({ emptyState, isFiltered }: { emptyState: ReactNode; isFiltered: boolean }): ReactNode {
  const { translate } = useKit();
  if (emptyState !== undefined) return emptyState;
  const reason = isFiltered ? 'noMatch' : 'empty';
  return (
    <Notice
      part="empty"
      icon={<ListIcon />}
      title={translate(`sessions.${reason}.title`)}
      text={translate(`sessions.${reason}.text`)}
    />
  );
}

function isFiltered(filter: ListProps['filter']): boolean {
  return Object.values(filter ?? {}).some((condition) => condition !== undefined);
}

function stateOf({ sessions, error, isLoading }: UseSessionsResult): ComponentState {
  if (isLoading) return 'loading';
  if (sessions.length > 0) return 'ready';
  return error === undefined ? 'empty' : stateOfError(error);
}
