import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../..', import.meta.url));
const fixture = fileURLToPath(new URL('fixture-app', import.meta.url));
const cache = path.join(repository, 'node_modules/.cache/gosight-kit-app');

/**
 * Packs the kit and the server SDK as npm would publish them, installs the tarballs into a blank Vite app and builds that;
 * once for all tests, as long as nothing of it changes. Returns its folder.
 */
export async function buildKitApp(): Promise<string> {
  const folder = path.join(cache, await contentHash());
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(path.join(cache, 'partial-'));
  await cp(fixture, partial, { recursive: true });
  await install(partial);
  await run('npx', ['vite', 'build', '--logLevel', 'error'], {
    cwd: partial,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await run('npm', ['prune', '--omit=dev', '--no-audit', '--no-fund'], { cwd: partial });
  try {
    // Whole or not at all: another test file that looks sees either no folder or a finished one.
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Installs the tarballs beside the versions of React and Vite that this repository has. */
async function install(folder: string): Promise<void> {
  const packed = await run(
    'npm',
    ['pack', '--json', '--pack-destination', folder, '-w', '@gosight/react', '-w', '@gosight/server-sdk'],
    { cwd: repository },
  );
  const tarballs = JSON.parse(packed.stdout) as { name: string; filename: string }[];
  const ours = tarballs.map(({ name, filename }) => [name, `file:./${path.basename(filename)}`]);
  const react = await Promise.all(['react', 'react-dom'].map(installedVersion));
  const manifest = {
    name: 'admin-tool',
    private: true,
    type: 'module',
    dependencies: Object.fromEntries([...ours, ...react]),
    devDependencies: Object.fromEntries([await installedVersion('vite')]),
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
  });
}

async function installedVersion(name: string): Promise<[name: string, version: string]> {
  const manifest = await readFile(path.join(repository, 'node_modules', name, 'package.json'), 'utf8');
  return [name, (JSON.parse(manifest) as { version: string }).version];
}

async function contentHash(): Promise<string> {
  const hash = createHash('sha256');
  const packages = ['packages/react-components', 'packages/server-sdk'];
  const folders = [fixture, ...packages.map((name) => path.join(repository, name, 'dist'))];
  const files = [
    'package-lock.json',
    'e2e/support/build-kit-app.ts',
    ...packages.map((name) => `${name}/package.json`),
  ].map((file) => path.join(repository, file));
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`);
    files.push(...names.sort());
  }
  for (const file of files) hash.update(`${file}\0`).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}
