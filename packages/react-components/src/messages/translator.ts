import { en, type Message } from './en.ts';

/** The name of a text in the catalogue. */
export type MessageKey = keyof typeof en;

/** A catalogue, whole or in part; what is left out stays English. */
export type Messages = { readonly [Key in MessageKey]?: Message };

/** The text for a key, with its values filled in; `count` also chooses the plural form. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** A translator over the host's catalogue, falling back to English text by text. */
export function createTranslator(locale: string, messages: Messages = {}): Translate {
  const pluralRules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, values = {}) => {
    const message: Message = messages[key] ?? en[key];
    const text =
      typeof message === 'string'
        ? message
        : (message[pluralRules.select(Number(values['count']))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      if (value === undefined) return placeholder;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
