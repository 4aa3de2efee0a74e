import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sdkScriptRoutes } from './sdk-script.ts';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gosight-sdk-'));
  file = path.join(folder, 'sdk.js');
  await writeFile(file, 'first()');
});

afterAll(() => rm(folder, { recursive: true }));

describe('GET /sdk.js', () => {
  it.each([
    ['br', (body: Buffer) => brotliDecompressSync(body)],
    ['gzip', (body: Buffer) => gunzipSync(body)],
  ] as const)('comes as %s to a browser that takes it', async (encoding, decode) => {
    const headers = { 'Accept-Encoding': `deflate, ${encoding}` };
    const response = await sdkScriptRoutes(file).request('/sdk.js', { headers });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(decode(Buffer.from(await response.arrayBuffer())).toString()).toBe('first()');
  });

  it('comes plain where nothing is taken', async () => {
    const response = await sdkScriptRoutes(file).request('/sdk.js', {
      headers: { 'Accept-Encoding': 'br;q=0, gzip;q=0.0' },
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('first()');
  });

  it('may be loaded by any site and is asked for again after minutes', async () => {
    const { headers } = await sdkScriptRoutes(file).request('/sdk.js');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400');
  });

  it('answers 304 until it is built anew', async () => {
    const routes = sdkScriptRoutes(file);
    const etag = (await routes.request('/sdk.js')).headers.get('etag') ?? '';
    const ask = () => routes.request('/sdk.js', { headers: { 'If-None-Match': etag } });
    expect((await ask()).status).toBe(304);
    await writeFile(file, 'second()');
    const changed = await ask();
    expect(changed.status).toBe(200);
    expect(await changed.text()).toBe('second()');
  });
});
