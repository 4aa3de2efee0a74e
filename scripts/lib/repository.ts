import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

const IS_TEST = /\.test\.tsx?$/;

/** Files below the repository that match the globs, sorted, relative to it; what is built, installed or a test is left out. */
export function filesOf(globs: readonly string[]): string[] {
  const exclude = (name: string) => ['node_modules', 'dist'].includes(path.basename(name));
  const found = globSync([...globs], { cwd: repository, exclude });
  return found.filter((file) => !IS_TEST.test(file) && statSync(path.join(repository, file)).isFile()).sort();
}

/** One hash over names and contents of files; any change of either changes it. */
export function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(path.join(repository, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether a path below the repository exists. */
export function isThere(file: string): boolean {
  return existsSync(path.join(repository, file));
}
