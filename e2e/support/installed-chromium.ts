import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A Chromium on this machine and what it needs in its environment. */
export type InstalledChromium = { executablePath: string; env: Record<string, string> };

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/**
 * Unpacks Chromium from npm into a folder of this user and this version, once; several processes may ask at the same time.
 *
 * `CHROMIUM_PATH` names another Chromium to use instead.
 */
export async function installedChromium(): Promise<InstalledChromium> {
  const own = process.env['CHROMIUM_PATH'];
  if (own) return { executablePath: own, env: {} };

  const folder = path.join(await cacheFolder(), await packageVersion('@sparticuz/chromium'));
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      HOME: folder,
    },
  };
}

/** A folder in the temporary directory that belongs to this user alone: Chromium of another user could not be trusted nor written. */
async function cacheFolder(): Promise<string> {
  // Not os.userInfo(): that fails for a user without an entry in the password file, as in many containers.
  const uid = process.getuid?.() ?? 0;
  const folder = path.join(tmpdir(), `gosight-chromium-${uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid: owner } = await stat(folder);
  if (owner !== uid) throw new Error(`${folder} belongs to another user; set TMPDIR or CHROMIUM_PATH`);
  return folder;
}

async function packageVersion(name: string): Promise<string> {
  // The package does not export its package.json, so it is read beside its entry.
  const file = path.join(path.dirname(require.resolve(name)), '..', 'package.json');
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}

async function unpackInto(folder: string): Promise<void> {
  const partial = await mkdtemp(`${folder}-`);
  await run(process.execPath, [fileURLToPath(new URL('extract-chromium.ts', import.meta.url)), partial]);
  await chmod(path.join(partial, 'chromium'), 0o700);
  // Copied, not linked: the folder outlives the checkout that made it.
  const dejavu = path.join(path.dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  await cp(dejavu, path.join(partial, 'fonts', 'dejavu'), { recursive: true });
  await writeFile(path.join(partial, 'fonts.conf'), fontConfig(folder));
  try {
    // Whole or not at all: another process that looks sees either no folder or a finished one.
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Only fonts from npm, so that text looks the same on every machine; without any, Chromium draws blanks silently. */
function fontConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family><family>DejaVu Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;
}
