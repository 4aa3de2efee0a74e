import { serveSwagger } from '../../real-app/swagger-site.ts';
import type { RecordedApp } from './recorded-app.ts';

/** npm `swagger-ui-dist`: a page of many nodes, drawn by React, with a large style sheet. */
export const swaggerApp: RecordedApp = {
  name: 'swagger-ui-dist',
  path: '/swagger.html',
  serve: serveSwagger,
  steps: [
    async (page) => {
      await page.locator('#operations-pets-listPets').waitFor();
    },
    async (page) => {
      const list = page.locator('#operations-pets-listPets');
      await list.locator('.opblock-summary-control').click();
      await list.getByRole('button', { name: 'Try it out' }).click();
      await list.getByPlaceholder('owner').pressSequentially('somebody');
      await list.getByRole('button', { name: 'Execute' }).click();
      await list.locator('.live-responses-table').waitFor();
    },
    async (page) => {
      await page.locator('#operations-pets-addPet .opblock-summary-control').click();
      await page.locator('#operations-pets-addPet .opblock-body').waitFor();
      await page.mouse.wheel(0, 400);
    },
  ],
  targets: [
    '.info .title',
    '#operations-pets-addPet .opblock-summary-path',
    '#operations-pets-listPets .opblock-summary-path',
  ],
};
