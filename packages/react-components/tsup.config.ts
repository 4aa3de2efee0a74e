import { readdir, readFile, writeFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';
import { bundleStyles, toLayer } from './scripts/bundle-styles.ts';

export default defineConfig({
  entry: { index: 'src/index.ts', testing: 'src/testing/index.ts' },
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'browser',
  // One copy of the context for both entries, in both formats.
  splitting: true,
  treeshake: false,
  clean: true,
  sourcemap: true,
  dts: {
    compilerOptions: {
      noEmit: false,
      customConditions: [],
      allowImportingTsExtensions: true,
      emitDeclarationOnly: true,
    },
  },
  // The parser ships ES modules only, which a CommonJS host on an older Node could not require; the frame's host side is
  // private, and its inline fallback brings rrweb in a chunk that is loaded only when asked for.
  noExternal: ['eventsource-parser', '@gosight/player-frame'],
  // The frame's host side is taken from its source, so that no build of it must come first.
  esbuildOptions(options) {
    options.conditions = ['@gosight/source'];
  },
  // A directive in the source does not survive the bundling; each file of ours is client code.
  banner: { js: "'use client';" },
  async onSuccess() {
    const css = await bundleStyles();
    await writeFile('dist/styles.css', css);
    await writeFile('dist/styles.layer.css', toLayer(css));
    await putDirectiveFirst();
  },
});

/** Splitting puts helpers above the banner of CommonJS files, where a directive no longer counts. */
async function putDirectiveFirst(): Promise<void> {
  const names = (await readdir('dist')).filter((name) => name.endsWith('.cjs'));
  for (const name of names) {
    const text = await readFile(`dist/${name}`, 'utf8');
    await writeFile(`dist/${name}`, `'use client';${text}`);
  }
}
