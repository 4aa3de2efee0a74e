import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { scriptTag } from '../support/script-tag.ts';
import { type Site, serveStatic } from '../support/serve-static.ts';
import { PROJECT_KEY } from '../support/start-test-gosight.ts';

// As the package ships it, but for the address of the API description.
const INITIALIZER = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: './openapi.json', dom_id: '#swagger-ui', deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl], layout: 'StandaloneLayout',
  });
};`;

/** npm `swagger-ui-dist` on an origin of its own, with nothing of ours but the script tag. */
export async function serveSwagger(gosightUrl: string): Promise<Site> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return serveStatic({
    folder,
    head: scriptTag(gosightUrl, PROJECT_KEY),
    pages: {
      '/swagger.html': await readFile(path.join(folder, 'index.html'), 'utf8'),
      '/swagger-initializer.js': INITIALIZER,
      '/openapi.json': await readFile(new URL('openapi.json', import.meta.url), 'utf8'),
      '/api/pets': (_request, response) => {
        response.setHeader('Content-Type', 'application/json').end('[{"name":"Rex"}]');
      },
    },
  });
}
