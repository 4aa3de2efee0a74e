import { type ComponentType, type CSSProperties, forwardRef, type ReactNode } from 'react';
import { useLiveMetrics } from '../hooks/use-live-metrics.ts';
import type { MessageKey } from '../messages/translator.ts';
import { ConnectionScope } from '../provider/ConnectionScope.tsx';
import { useKit } from '../provider/kit-context.ts';
import type { ConnectionProps } from '../provider/use-client.ts';
import { ComponentBoundary } from '../states/ComponentBoundary.tsx';
import { ErrorNotice } from '../states/ErrorNotice.tsx';
import { FailedComponent } from '../states/FailedComponent.tsx';
import { Root } from '../states/Root.tsx';
import { type ComponentState, type RootProps, type StateProps, stateOfError } from '../states/state-props.ts';
import { useReportError } from '../states/use-report-error.ts';
import { Announcement } from './Announcement.tsx';
import { LiveDot } from './LiveDot.tsx';

/** The number a {@link LiveCounter} shows. */
export type LiveMetric =
  | 'visitors'
  | 'sessions'
  | 'pageViewsPerMinute'
  | 'eventsPerSecond'
  | 'errorsPerMinute';

/** What replaces the number's element. */
export type LiveValueProps = {
  /** The number as the API gives it. */
  value: number;
  /** The number as text in the reader's locale. */
  text: string;
  className?: string;
  style?: CSSProperties;
};

/** Props of {@link LiveCounter}. */
export type LiveCounterProps = ConnectionProps &
  RootProps &
  StateProps & {
    metric: LiveMetric;
    /** Text above the number. @defaultValue the name of the metric */
    label?: ReactNode;
    /** Shows "per minute" and the like. @defaultValue true */
    showUnit?: boolean | undefined;
    /** Replaces parts by components of your own. */
    slots?: { value?: ComponentType<LiveValueProps> } | undefined;
    /** Adds a class or a style to parts. */
    slotProps?: { value?: { className?: string; style?: CSSProperties } } | undefined;
  };

const PART = 'live-counter';

const UNITS: Readonly<Record<LiveMetric, MessageKey>> = {
  visitors: 'live.unit.now',
  sessions: 'live.unit.now',
  pageViewsPerMinute: 'live.unit.perMinute',
  eventsPerSecond: 'live.unit.perSecond',
  errorsPerMinute: 'live.unit.perMinute',
};

/** One live number of a project, with a dot that tells whether it is live. The ref is its root element. */
export const LiveCounter = /* @__PURE__ */ forwardRef<HTMLDivElement, LiveCounterProps>(
  function LiveCounter(props, ref) {
    const { endpoint, getToken, projectId, client, ...own } = props;
    const { className, style, id, errorState } = own;
    return (
      <ConnectionScope endpoint={endpoint} getToken={getToken} projectId={projectId} client={client}>
        <ComponentBoundary
          fallback={(error, reset) => (
            <FailedComponent {...{ className, style, id, errorState, error }} part={PART} retry={reset} />
          )}
        >
          <Counter {...own} ref={ref} />
        </ComponentBoundary>
      </ConnectionScope>
    );
  },
);

const Counter = /* @__PURE__ */ forwardRef<HTMLDivElement, Omit<LiveCounterProps, keyof ConnectionProps>>(
  function Counter(props, ref) {
    const { metric, label, showUnit = true, className, style, id } = props;
    const { translate } = useKit();
    const { metrics, error, status, retry } = useLiveMetrics();
    useReportError(error);

    const value = metrics?.[metric];
    const name = label ?? translate(`live.${metric}`);
    return (
      <Root
        {...{ ref, className, style, id }}
        part={PART}
        state={error === undefined ? stateOfValue(value) : stateOfError(error)}
        errorCode={error?.code}
      >
        <p className="gs-live-counter-label" data-gs-part="label">
          {error === undefined && <LiveDot status={status} />}
          {name}
        </p>
        {error === undefined ? (
          <CounterBody {...props} value={value} name={name} />
        ) : (
          <ErrorNotice error={error} retry={retry} errorState={props.errorState} />
        )}
        {showUnit && error === undefined && (
          <p className="gs-live-counter-unit" data-gs-part="unit">
            {translate(UNITS[metric])}
          </p>
        )}
      </Root>
    );
  },
);

type CounterBodyProps = Omit<LiveCounterProps, keyof ConnectionProps> & {
  value: number | undefined;
  name: ReactNode;
};

function CounterBody(props: CounterBodyProps): ReactNode {
  const { metric, value, name, loadingState, emptyState, slots, slotProps } = props;
  const { translate, format } = useKit();
  const spokenName = typeof name === 'string' ? name : translate(`live.${metric}`);
  if (value === undefined) {
    return (
      loadingState ?? (
        <p className="gs-live-counter-value">
          <span className="gs-skeleton" aria-hidden="true" />
          <span className="gs-hidden">{translate('live.loading', { label: spokenName })}</span>
        </p>
      )
    );
  }
  if (value === 0 && emptyState !== undefined) return emptyState;
  const text = metric === 'eventsPerSecond' ? format.rate(value) : format.count(value);
  const Value = slots?.value ?? DefaultValue;
  return (
    <>
      <Value value={value} text={text} {...slotProps?.value} />
      <Announcement text={`${spokenName}: ${text} ${translate(UNITS[metric])}`} />
    </>
  );
}

function DefaultValue({ text, className, style }: LiveValueProps): ReactNode {
  return (
    <p
      className={['gs-live-counter-value', className].filter(Boolean).join(' ')}
      style={style}
      data-gs-part="value"
      aria-hidden="true"
    >
      {text}
    </p>
  );
}

function stateOfValue(value: number | undefined): ComponentState {
  if (value === undefined) return 'loading';
  return value === 0 ? 'empty' : 'ready';
}
