import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: ['esm', 'cjs'],
  target: 'node22',
  platform: 'node',
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
});
