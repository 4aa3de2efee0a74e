/** Fails when package-lock.json does not fit the package.json files, or names where a package was downloaded from. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './lib/repository.ts';
import { runCommand } from './lib/run-command.ts';

type Lock = { packages: Record<string, { resolved?: string; link?: boolean }> };

const lock = JSON.parse(readFileSync(path.join(repository, 'package-lock.json'), 'utf8')) as Lock;
const located = Object.entries(lock.packages).filter(([, entry]) => entry.resolved && !entry.link);
for (const [name] of located)
  console.error(`package-lock.json says where ${name} came from: install with our .npmrc`);

// `npm ci` rejects locks that `npm install` writes when a platform's binding is missing, so ask it and nothing else.
const { isOk, output } = await runCommand(['npm', 'ci', '--dry-run', '--ignore-scripts'], {
  timeoutMs: 120_000,
});
if (!isOk) console.error(output);
if (!isOk || located.length > 0) process.exitCode = 1;
