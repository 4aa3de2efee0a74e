import { readFile } from 'node:fs/promises';

const stylesDir = new URL('../src/styles/', import.meta.url);

/** The stylesheet of the kit as one text, its imports put in their places. */
export async function bundleStyles(): Promise<string> {
  const entry = await readFile(new URL('styles.css', stylesDir), 'utf8');
  const names = [...entry.matchAll(/@import ['"]\.\/([\w-]+\.css)['"];/g)].map((match) => match[1] ?? '');
  if (names.length === 0) throw new Error('styles.css imports nothing: the built stylesheet would be empty.');
  const parts = await Promise.all(names.map((name) => readFile(new URL(name, stylesDir), 'utf8')));
  return parts.join('\n');
}

/** The same rules inside `@layer gosight`, for hosts that layer all of their own. */
export function toLayer(css: string): string {
  const indented = css.trimEnd().replace(/^(?=.)/gm, '  ');
  return `@layer gosight {\n${indented}\n}\n`;
}
