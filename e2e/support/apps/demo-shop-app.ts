import type { RecordedApp } from './recorded-app.ts';

/** Our own demo shop, which GoSight itself serves: a page whose columns fold at small widths. */
export const demoShopApp: RecordedApp = {
  name: 'the demo shop',
  path: '/demo/',
  serve: async (gosightUrl) => ({ url: gosightUrl, stop: async () => {} }),
  steps: [],
  targets: ['h1', '.product-grid li:nth-child(2) .product-card'],
};
