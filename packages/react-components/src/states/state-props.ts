import type { CSSProperties, ReactNode } from 'react';
import type { GoSightError } from '../errors.ts';

/** How a component stands; also its `data-state`. */
export type ComponentState = 'loading' | 'ready' | 'empty' | 'error' | 'forbidden';

/** Replaces what a component shows where it has no data to show. */
export type StateProps = {
  /** Instead of the text for "nothing there". */
  emptyState?: ReactNode;
  /** Instead of the skeleton. */
  loadingState?: ReactNode;
  /** Instead of the error text; a function gets the error and the way to try again. */
  errorState?: ReactNode | ((error: GoSightError, retry: () => void) => ReactNode);
};

/** What every component takes for its root element. */
export type RootProps = {
  className?: string | undefined;
  style?: CSSProperties | undefined;
  id?: string | undefined;
};

/** The state that an error puts a component into. */
export function stateOfError(error: GoSightError): ComponentState {
  return error.code === 'forbidden' ? 'forbidden' : 'error';
}
