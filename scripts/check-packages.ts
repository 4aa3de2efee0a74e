/** Packs every published package as npm would and lets publint and attw (types for every module system) look at it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesOf, repository } from './lib/repository.ts';
import { runCommand } from './lib/run-command.ts';

type Manifest = { name: string; private?: boolean; exports: Record<string, unknown> };

const TIMEOUT_MS = 120_000;

function published(): { folder: string; manifest: Manifest }[] {
  return filesOf(['packages/*/package.json', 'apps/*/package.json'])
    .map((file) => ({
      folder: path.dirname(file),
      manifest: JSON.parse(readFileSync(path.join(repository, file), 'utf8')) as Manifest,
    }))
    .filter(({ manifest }) => !manifest.private);
}

async function check(folder: string, manifest: Manifest): Promise<void> {
  const packed = mkdtempSync(path.join(tmpdir(), 'gosight-pack-'));
  try {
    const pack = await runCommand(['npm', 'pack', '--json', '--pack-destination', packed], {
      timeoutMs: TIMEOUT_MS,
      cwd: path.join(repository, folder),
    });
    const [file] = JSON.parse(pack.output.slice(pack.output.indexOf('['))) as { filename: string }[];
    const tarball = path.join(packed, path.basename(file?.filename ?? ''));
    // Styles have no types.
    const untyped = Object.keys(manifest.exports).filter((entry) => entry.endsWith('.css'));
    const exclude = untyped.length > 0 ? ['--exclude-entrypoints', ...untyped] : [];
    await report(manifest.name, ['npx', 'publint', 'run', tarball, '--strict']);
    await report(manifest.name, ['npx', 'attw', tarball, '--profile', 'node16', '--no-emoji', ...exclude]);
  } finally {
    rmSync(packed, { recursive: true });
  }
}

async function report(name: string, command: [string, ...string[]]): Promise<void> {
  const { isOk, output } = await runCommand(command, { timeoutMs: TIMEOUT_MS });
  if (isOk) return;
  console.error(`${name}: ${command[1]}\n${output}`);
  process.exitCode = 1;
}

for (const { folder, manifest } of published()) await check(folder, manifest);
