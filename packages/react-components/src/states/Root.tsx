import { forwardRef, type ReactNode } from 'react';
import type { GoSightErrorCode } from '../errors.ts';
import { useKit } from '../provider/kit-context.ts';
import { toThemeStyle } from '../provider/theme.ts';
import type { ComponentState, RootProps } from './state-props.ts';

/** Props of {@link Root}. */
export type RootElementProps = RootProps & {
  /** Name of the component, e.g. `live-counter`: its class and its `data-gs-part`. */
  part: string;
  state: ComponentState;
  errorCode?: GoSightErrorCode | undefined;
  children?: ReactNode;
};

/** The root element of a component: the scope of all our styles and variables. */
export const Root = /* @__PURE__ */ forwardRef<HTMLDivElement, RootElementProps>(function Root(props, ref) {
  const { part, state, errorCode, className, style, id, children } = props;
  const { theme, colorScheme } = useKit();
  return (
    <div
      ref={ref}
      id={id}
      className={['gs-root', `gs-${part}`, className].filter(Boolean).join(' ')}
      style={{ ...toThemeStyle(theme), ...style }}
      data-gs-part={part}
      data-gs-color-scheme={colorScheme}
      data-state={state}
      data-error-code={errorCode}
      aria-busy={state === 'loading'}
    >
      {children}
    </div>
  );
});
