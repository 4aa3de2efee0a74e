import { readFile } from 'node:fs/promises';
import { htmlPage, packageFolder, type RecordedApp, serveApp } from './recorded-app.ts';

const PAGE = htmlPage(
  '<style>body { margin: 0 }</style>',
  '<redoc spec-url="./openapi.json" disable-search="true"></redoc><script src="./redoc.standalone.js"></script>',
);

/** npm `redoc`: all its styles come from styled-components, which writes rules that stand in no text of the page. */
export const redocApp: RecordedApp = {
  name: 'redoc (styled-components)',
  path: '/redoc.html',
  serve: async (gosightUrl) => {
    const description = await readFile(new URL('clinic-openapi.json', import.meta.url), 'utf8');
    return serveApp(
      {
        folder: packageFolder('redoc', 'bundles'),
        pages: { '/redoc.html': PAGE, '/openapi.json': description },
      },
      gosightUrl,
    );
  },
  steps: [
    async (page) => {
      await page.getByRole('heading', { name: 'List pets' }).waitFor();
    },
    async (page) => {
      await page.getByTitle('owners', { exact: true }).click();
      await page.locator('[id="tag/owners/operation/addOwners"] button').getByText('200').click();
    },
    async (page) => {
      await page.locator('[id="tag/owners/operation/addOwners"] td').getByText('owner').first().click();
      await page.mouse.move(600, 400);
      await page.mouse.wheel(0, 250);
    },
  ],
  targets: ['h1', '#section\\/Guide h2', '#operation\\/listPets h2'],
};
