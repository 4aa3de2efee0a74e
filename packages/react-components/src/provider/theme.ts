import type { CSSProperties } from 'react';

/** A colour, or one for each colour scheme. */
export type ThemeColor = string | { light: string; dark: string };

/** What a host may restyle from code; each is also a CSS variable (`accentText` is `--gs-accent-text`). */
export type Theme = {
  bg?: ThemeColor;
  surface?: ThemeColor;
  border?: ThemeColor;
  text?: ThemeColor;
  textMuted?: ThemeColor;
  accent?: ThemeColor;
  accentText?: ThemeColor;
  danger?: ThemeColor;
  warning?: ThemeColor;
  success?: ThemeColor;
  font?: string;
  fontSize?: string;
  radius?: string;
  radiusControl?: string;
  space?: string;
};

/** Which colours to use; `auto` follows the reader's system. */
export type ColorScheme = 'light' | 'dark' | 'auto';

/** The inline CSS variables of a theme. */
export function toThemeStyle(theme: Theme): CSSProperties {
  const variables: Record<string, string> = {};
  for (const [token, value] of Object.entries(theme)) {
    const name = `--gs-${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (typeof value === 'string') {
      variables[name] = value;
    } else if (value !== undefined) {
      variables[name] = value.light;
      variables[`${name}-dark`] = value.dark;
    }
  }
  return variables;
}
