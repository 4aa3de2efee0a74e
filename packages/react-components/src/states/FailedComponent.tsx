import type { ReactNode } from 'react';
import type { GoSightError } from '../errors.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Root } from './Root.tsx';
import { type RootProps, type StateProps, stateOfError } from './state-props.ts';
import { useReportError } from './use-report-error.ts';

/** Props of {@link FailedComponent}. */
export type FailedComponentProps = RootProps & {
  part: string;
  error: GoSightError;
  retry: () => void;
  errorState?: StateProps['errorState'];
};

/** A component that could not render at all: its root with the error in it. */
export function FailedComponent({ error, retry, errorState, ...root }: FailedComponentProps): ReactNode {
  useReportError(error);
  return (
    <Root {...root} state={stateOfError(error)} errorCode={error.code}>
      <ErrorNotice error={error} retry={retry} errorState={errorState} />
    </Root>
  );
}
