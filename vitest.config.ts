import { defineConfig } from 'vitest/config';

// Workspace packages are tested from their TypeScript source, without a build.
const conditions = ['@gosight/source'];
const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
};

// `.ci/run` counts tests over several runs, so it wants numbers besides the words.
const report = process.env['GOSIGHT_TEST_REPORT'];

export default defineConfig({
  ...shared,
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: [
            '{proto,packages/*,apps/*}/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          environment: 'node',
          pool: 'forks',
        },
      },
      {
        ...shared,
        test: {
          name: 'components',
          include: ['{packages,apps}/*/src/**/*.test.tsx'],
          environment: 'happy-dom',
          pool: 'forks',
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts', 'packages/*/e2e/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          testTimeout: 180_000,
          hookTimeout: 300_000,
          globalSetup: ['e2e/support/global-setup.ts'],
        },
      },
    ],
  },
});
