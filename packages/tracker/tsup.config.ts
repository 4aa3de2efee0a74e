import { readFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** rrweb speaks on the console of pages that are not ours: here it keeps silent. */
const quietRecorder: Plugin = {
  name: 'quiet-recorder',
  setup(build) {
    build.onLoad({ filter: /@rrweb[\\/]record[\\/]dist[\\/]record\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/\bconsole\.(?:warn|error|debug)\(/g, 'void ('),
    }));
  },
};

const shared = {
  platform: 'browser',
  target: 'es2022',
  noExternal: [/^@gosight/, /^@rrweb/],
  esbuildPlugins: [quietRecorder],
  esbuildOptions: (options) => {
    options.conditions = ['@gosight/source'];
  },
} satisfies Options;

export default defineConfig([
  {
    ...shared,
    entry: { sdk: 'src/script.ts', recorder: 'src/replay/recorder-script.ts' },
    format: 'iife',
    splitting: false,
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      toplevel: true,
      compress: { passes: 3, unsafe_arrows: true },
      format: { comments: false },
    },
    outExtension: () => ({ js: '.js' }),
  },
  {
    ...shared,
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    dts: true,
  },
]);
