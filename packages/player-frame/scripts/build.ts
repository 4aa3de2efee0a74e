/** Builds dist/frame (the document a server serves), dist/host.js (browser) and dist/index.js (servers). */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { STAGE_STYLE } from '../src/stage-style.ts';

const root = new URL('..', import.meta.url);
const local = (path: string) => fileURLToPath(new URL(path, root));
const VERSION_MARK = '@@gosight-frame-version@@';

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  conditions: ['@gosight/source'],
  logLevel: 'warning',
};

await rm(local('dist'), { recursive: true, force: true });
await buildFrame();
await build({
  ...shared,
  entryPoints: [local('src/host.ts')],
  outdir: local('dist'),
  format: 'esm',
  splitting: true,
  target: 'es2022',
  platform: 'browser',
});
await build({
  ...shared,
  entryPoints: [local('src/index.ts')],
  outdir: local('dist'),
  format: 'esm',
  target: 'node22',
  platform: 'node',
});

/** One document with its script inside: the policy then names that script by its hash and no address at all. */
async function buildFrame(): Promise<void> {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [local('src/frame.ts')],
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    drop: ['console'],
    define: { __FRAME_VERSION__: JSON.stringify(VERSION_MARK), 'process.env.NODE_ENV': '"production"' },
    write: false,
  });
  const script = outputFiles?.[0]?.text.trim() ?? '';
  if (/<\/script|<!--/i.test(script)) throw new Error('The script cannot stand inside a document.');
  const { version } = JSON.parse(await readFile(local('package.json'), 'utf8')) as { version: string };
  const frameVersion = `${version}-${digest(script + STAGE_STYLE, 'hex').slice(0, 10)}`;
  const versioned = script.replace(VERSION_MARK, frameVersion);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>GoSight player</title><style>${STAGE_STYLE}</style><body><script>${versioned}</script></body></html>`;
  await mkdir(local('dist/frame'), { recursive: true });
  await writeFile(local('dist/frame/index.html'), html);
  const frame = { version: frameVersion, scriptHash: `sha256-${digest(versioned, 'base64')}` };
  await writeFile(local('dist/frame/frame.json'), JSON.stringify(frame));
}

function digest(text: string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(text).digest(encoding);
}
