import { Component, type ReactNode } from 'react';
import { type GoSightError, toGoSightError } from '../errors.ts';

/** Props of {@link ComponentBoundary}. */
export type ComponentBoundaryProps = {
  /** What stands there after a failure; `reset` renders the children again. */
  fallback: (error: GoSightError, reset: () => void) => ReactNode;
  children: ReactNode;
};

/** Keeps a failure inside one component, e.g. one thrown by a slot: the host's page goes on. */
export class ComponentBoundary extends Component<
  ComponentBoundaryProps,
  { error: GoSightError | undefined }
> {
  override state: { error: GoSightError | undefined } = { error: undefined };

  static getDerivedStateFromError(thrown: unknown): { error: GoSightError } {
    return { error: toGoSightError(thrown) };
  }

  readonly reset = (): void => this.setState({ error: undefined });

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : this.props.fallback(error, this.reset);
  }
}
