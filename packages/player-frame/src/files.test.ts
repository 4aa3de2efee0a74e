import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playerFrameFiles } from './files.ts';

const HASH = `sha256-${createHash('sha256').update('1').digest('base64')}`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gosight-frame-'));
  await writeFile(path.join(folder, 'index.html'), '<script>1</script>');
  await writeFile(
    path.join(folder, 'frame.json'),
    JSON.stringify({ version: '1.0.0-abc', scriptHash: HASH }),
  );
});

afterAll(() => rm(folder, { recursive: true }));

test('serves one document by version for good, and the newest always anew', () => {
  const { path: versioned, files } = playerFrameFiles({ frameAncestors: '*' }, pathToFileURL(`${folder}/`));
  expect(versioned).toBe('/player/1.0.0-abc/');
  expect([...files.keys()]).toEqual(['/player/1.0.0-abc/', '/player/']);
  expect(files.get(versioned)?.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(files.get('/player/')?.headers).toMatchObject({ 'cache-control': 'no-cache' });
  expect(files.get(versioned)?.headers['content-security-policy']).toContain(`script-src '${HASH}'`);
  expect(String(files.get('/player/')?.body)).toBe('<script>1</script>');
});
