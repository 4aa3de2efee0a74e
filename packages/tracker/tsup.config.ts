import { defineConfig, type Options } from 'tsup';

const shared = {
  platform: 'browser',
  target: 'es2022',
  noExternal: [/^@gosight/],
  esbuildOptions: (options) => {
    options.conditions = ['@gosight/source'];
  },
} satisfies Options;

export default defineConfig([
  {
    ...shared,
    entry: { sdk: 'src/script.ts' },
    format: 'iife',
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
