import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new directory; the caller removes it. */
export function makeDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'gosight-test-'));
}

/** Removes a directory with all that is in it. */
export function removeDirectory(directory: string): Promise<void> {
  return rm(directory, { recursive: true, force: true, maxRetries: 3 });
}

/** A directory that is removed when the test that asks for it has finished. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await makeDirectory();
  onTestFinished(() => removeDirectory(directory));
  return directory;
}
