import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** A GoSight server for `vite dev`; the built shop is served by one. */
const server = process.env['GOSIGHT_URL'] ?? 'http://127.0.0.1:4600';

export default defineConfig({
  base: '/demo/',
  plugins: [react()],
  // The kit from its source, so that a change in it shows here without a build.
  resolve: { conditions: ['@gosight/source', ...defaultClientConditions] },
  server: {
    proxy: { '/demo/token': server, '/graphql': server, '/sdk.js': server, '/v1': server },
  },
});
