import { type ReactNode, useMemo } from 'react';
import { SWRConfig } from 'swr';
import type { GoSightError } from '../errors.ts';
import { createFormat } from '../format/create-format.ts';
import { useLatest } from '../hooks/use-latest.ts';
import { createTranslator, type Messages } from '../messages/translator.ts';
import { cacheConfig } from './cache-config.ts';
import { DEFAULT_LOCALE, type Kit, KitContext } from './kit-context.ts';
import type { ColorScheme, Theme } from './theme.ts';
import { type ConnectionProps, useClient } from './use-client.ts';

/** Props of {@link GoSightProvider}. */
export type GoSightProviderProps = ConnectionProps & {
  children?: ReactNode;
  /** Colours, font, radius and space. @defaultValue the tokens of the stylesheet */
  theme?: Theme | undefined;
  /** @defaultValue 'auto' */
  colorScheme?: ColorScheme | undefined;
  /** BCP 47 tag for numbers, dates and plurals. @defaultValue 'en' */
  locale?: string | undefined;
  /** Texts in another language, or other words; what is left out stays English. */
  messages?: Messages | undefined;
  /** Called once for each error that a component shows, e.g. to report it. */
  onError?: ((error: GoSightError) => void) | undefined;
};

const NO_THEME: Theme = {};

/** Gives the components below it a server, a token and a look. Renders no element of its own. */
export function GoSightProvider(props: GoSightProviderProps): ReactNode {
  const { projectId, theme = NO_THEME, colorScheme = 'auto', locale = DEFAULT_LOCALE, messages } = props;
  const connection = useClient(props);
  const onErrorRef = useLatest(props.onError);
  const words = useMemo(() => {
    const translate = createTranslator(locale, messages);
    return { translate, format: createFormat(locale, translate) };
  }, [locale, messages]);
  const onError = useMemo(() => {
    // Components that share an answer share its error.
    const reported = new WeakSet<GoSightError>();
    return (error: GoSightError) => {
      if (reported.has(error)) return;
      reported.add(error);
      onErrorRef.current?.(error);
    };
  }, [onErrorRef]);
  const kit = useMemo<Kit>(
    () => ({
      client: connection?.client,
      cacheScope: connection?.cacheScope,
      projectId,
      theme,
      colorScheme,
      locale,
      ...words,
      onError,
    }),
    [connection, projectId, theme, colorScheme, locale, words, onError],
  );
  return (
    <SWRConfig value={cacheConfig}>
      <KitContext.Provider value={kit}>{props.children}</KitContext.Provider>
    </SWRConfig>
  );
}
