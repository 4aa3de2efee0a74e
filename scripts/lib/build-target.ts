import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuildTarget } from './build-targets.ts';
import { filesOf, hashOf, isThere, repository } from './repository.ts';
import { runCommand } from './run-command.ts';

const BUILD_TIMEOUT_MS = 300_000;

/** Builds a target when its inputs changed since its last finished build; says whether it had to. */
export async function buildTarget(target: BuildTarget, options: { isForced: boolean }): Promise<boolean> {
  const hash = hashOf(filesOf(target.inputs));
  const stamp = path.join(
    repository,
    'node_modules/.cache/gosight-build',
    `${target.workspace.replace('/', '+')}.txt`,
  );
  const isThereAlready = target.outputs.every(isThere);
  if (!options.isForced && isThereAlready && (await readFile(stamp, 'utf8').catch(() => '')) === hash)
    return false;

  const command = ['npm', 'run', 'build', '--silent', '--workspace', target.workspace] as const;
  const { isOk, output } = await runCommand([...command], { timeoutMs: BUILD_TIMEOUT_MS });
  const missing = target.outputs.filter((file) => !isThere(file));
  if (!isOk || missing.length > 0) {
    throw new Error(
      `Building ${target.workspace} failed.\n${output}${missing.map((file) => `\nmissing: ${file}`)}`,
    );
  }
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, hash);
  return true;
}
