import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes pictures for a person to look at, into the folder that `GOSIGHT_TEST_PICTURES` names, if it does. */
export async function keepPicture(name: string, pictures: Readonly<Record<string, Buffer>>): Promise<void> {
  const folder = process.env['GOSIGHT_TEST_PICTURES'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  for (const [kind, png] of Object.entries(pictures)) {
    await writeFile(path.join(folder, `${name.replaceAll(/\W+/g, '-')}-${kind}.png`), png);
  }
}
