import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EngineError } from '../errors.ts';
import type { PostgresBinaries } from './binaries.ts';
import { type RunAs, runProgram } from './run-as.ts';

/** The only user of the embedded Postgres. */
export const SUPERUSER = 'gosight';

/** A prepared Postgres data directory. */
export type DataFiles = { readonly data: string; readonly password: string };

/** Prepares `directory`, which then holds `data` and the superuser's `password`; a first start makes both at once. */
export async function prepareDataFiles(
  directory: string,
  binaries: PostgresBinaries,
  runAs: RunAs,
): Promise<DataFiles> {
  await mkdir(dirname(directory), { recursive: true, mode: 0o700 });
  // Somebody else has to find a way through the data directory, which is not theirs.
  if (runAs.owner !== undefined && runAs.owner !== process.getuid?.()) await chmod(dirname(directory), 0o711);
  if (!(await exists(join(directory, 'password')))) await initialise(directory, binaries, runAs);
  await giveTo(directory, runAs);
  return { data: join(directory, 'data'), password: await readFile(join(directory, 'password'), 'utf8') };
}

/** Makes everything beside and moves it into place last, so that a start cut short leaves nothing half made. */
async function initialise(directory: string, { initdb }: PostgresBinaries, runAs: RunAs): Promise<void> {
  await removeDrafts(directory);
  const draft = `${directory}.new-${randomUUID()}`;
  const passwordFile = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await giveTo(draft, runAs);
  const args = ['-D', join(draft, 'data'), '-U', SUPERUSER, `--pwfile=${passwordFile}`];
  try {
    await runProgram(runAs, initdb, [
      ...args,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-instructions',
    ]);
    await rename(draft, directory);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw new EngineError(
      'engine_start_failed',
      `Postgres could not be initialised in ${directory}: ${cause}`,
      {
        cause,
      },
    );
  }
}

async function removeDrafts(directory: string): Promise<void> {
  const parent = dirname(directory);
  const prefix = `${directory.slice(parent.length + 1)}.new-`;
  for (const name of await readdir(parent)) {
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** As root, makes the files belong to the one Postgres will run as, who may differ from last time. */
async function giveTo(directory: string, { owner }: RunAs): Promise<void> {
  if (owner === undefined || (await stat(directory)).uid === owner) return;
  for (const entry of await readdir(directory, { recursive: true })) {
    await chown(join(directory, entry), owner, owner);
  }
  await chown(directory, owner, owner);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
