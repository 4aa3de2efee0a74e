import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStaticFile } from './static-file.ts';

let base: string;
let folder: string;

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'gosight-static-'));
  folder = path.join(base, 'public');
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  await writeFile(path.join(base, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, '.env'), 'secret');
  await writeFile(path.join(folder, 'assets', 'a b.js'), 'let a');
});

afterAll(() => rm(base, { recursive: true }));

describe('readStaticFile', () => {
  it('reads a file with its type and a tag that follows its content', async () => {
    const first = await readStaticFile(folder, 'assets/a%20b.js');
    expect(first).toMatchObject({ type: 'text/javascript; charset=utf-8' });
    await writeFile(path.join(folder, 'assets', 'a b.js'), 'let b');
    const second = await readStaticFile(folder, '/assets/a%20b.js');
    expect(new TextDecoder().decode(second?.body)).toBe('let b');
    expect(second?.etag).not.toBe(first?.etag);
  });

  it.each([
    '../secret.txt',
    'assets/../../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '..%5csecret.txt',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '.env',
    'assets/%2e%2e/.env',
    '%00',
    '%zz',
    '',
    '/',
    'assets',
  ])('has nothing at %j', async (hostile) => {
    expect(await readStaticFile(folder, hostile)).toBeUndefined();
  });

  it('never leaves its folder and never throws', async () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '/',
      '\\',
      '%5c',
      'secret.txt',
      'assets',
      '.env',
      '%00',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const found = await readStaticFile(folder, pieces.join(''));
        expect(found && new TextDecoder().decode(found.body)).not.toBe('secret');
      }),
    );
  });
});
