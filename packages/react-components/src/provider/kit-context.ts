import { createContext, useContext } from 'react';
import type { GoSightClient } from '../client/go-sight-client.ts';
import type { GoSightError } from '../errors.ts';
import { createFormat, type Format } from '../format/create-format.ts';
import { createTranslator, type Translate } from '../messages/translator.ts';
import type { CacheScope } from './cache-scope.ts';
import type { ColorScheme, Theme } from './theme.ts';

/** What components and hooks find around them. */
export type Kit = {
  /** Undefined outside a provider. */
  client: GoSightClient | undefined;
  cacheScope: CacheScope | undefined;
  projectId: string | undefined;
  theme: Theme;
  colorScheme: ColorScheme;
  locale: string;
  translate: Translate;
  format: Format;
  onError: (error: GoSightError) => void;
};

/** Locale where the host names none: texts and numbers of one page must agree, on the server too. */
export const DEFAULT_LOCALE = 'en';

const translate = createTranslator(DEFAULT_LOCALE);

/** The kit without a provider: enough to say what is missing. */
export const KitContext = /* @__PURE__ */ createContext<Kit>({
  client: undefined,
  cacheScope: undefined,
  projectId: undefined,
  theme: {},
  colorScheme: 'auto',
  locale: DEFAULT_LOCALE,
  translate,
  format: createFormat(DEFAULT_LOCALE, translate),
  onError: () => undefined,
});

/** The kit of the nearest provider. */
export function useKit(): Kit {
  return useContext(KitContext);
}
