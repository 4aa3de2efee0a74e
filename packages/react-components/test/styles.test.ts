import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { bundleStyles, toLayer } from '../scripts/bundle-styles.ts';

const source = new URL('../src/', import.meta.url);

it('scopes every selector to a class of ours', async () => {
  const css = (await bundleStyles())
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  const selectors = [...css.matchAll(/([^{};]+)\{/g)].map((match) => match[1]?.trim() ?? '');
  const rules = selectors.filter((selector) => !selector.startsWith('@'));
  expect(rules.length).toBeGreaterThan(40);
  for (const part of rules.flatMap((rule) => rule.split(/,(?![^(]*\))/)))
    expect(part.trim()).toMatch(/^\.gs-/);
});

it('layers the same rules', async () => {
  const css = await bundleStyles();
  const flat = (text: string) => text.replace(/\s+/g, '');
  expect(flat(toLayer(css))).toBe(`@layergosight{${flat(css)}}`);
});

it('has a rule for every class that the components use', async () => {
  const css = await bundleStyles();
  const files = (await readdir(source, { recursive: true })).filter((name) =>
    /^(?!testing).*(?<!test)\.tsx$/.test(name),
  );
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, source), 'utf8')));
  const used = new Set(texts.join('\n').match(/(?<=["'` ])gs-(?!root)[a-z-]*[a-z](?=["'` ])/g));
  expect(used.size).toBeGreaterThan(15);
  for (const name of used) expect(css).toContain(`.${name}`);
});
