import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Builds what the tests serve and install, where it changed since the last time. */
export async function setup(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/build-changed.ts', '--all'], { cwd: repository });
}
