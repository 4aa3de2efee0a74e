import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoRoutes } from './demo.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gosight-demo-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), `<script>init('__GOSIGHT_PROJECT_KEY__')</script>`);
  await writeFile(path.join(folder, 'assets', 'main-1a2b.js'), 'run()');
});

afterAll(() => rm(folder, { recursive: true }));

const demo = (projectKey = 'gs_public') => demoRoutes({ folder, projectKey });

describe('demoRoutes', () => {
  it.each(['/demo/', '/demo/index.html', '/demo/product/7', '/demo/cart'])(
    'serves the shop at %s',
    async (url) => {
      const response = await demo().request(url);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(`<script>init('gs_public')</script>`);
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('cannot be broken out of by a key from the environment', async () => {
    const html = await (await demo(`a'</script><script>$&alert(1)//`).request('/demo/')).text();
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html.match(/'/g)).toHaveLength(2);
  });

  it('lets hashed files be kept for ever and answers a second request with 304', async () => {
    const first = await demo().request('/demo/assets/main-1a2b.js');
    expect(first.headers.get('cache-control')).toContain('immutable');
    const again = await demo().request('/demo/assets/main-1a2b.js', {
      headers: { 'If-None-Match': `"other", W/${first.headers.get('etag')}` },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('misses files that are not there', async () => {
    expect((await demo().request('/demo/assets/main-9z.js')).status).toBe(404);
    expect((await demo().request('/demo/..%2f..%2fpackage.json')).status).toBe(404);
  });

  it('puts the slash behind /demo', async () => {
    const response = await demo().request('/demo');
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/demo/');
  });
});
