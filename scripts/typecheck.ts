/** Checks the types of the root (scripts, tests, bench) and of every workspace, two at a time. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesOf } from './lib/repository.ts';
import { runCommand } from './lib/run-command.ts';

const TSC_TIMEOUT_MS = 300_000;
const AT_ONCE = 2;

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const folders = [
  '.',
  ...filesOf(['{proto,packages/*,apps/*}/tsconfig.json']).map((file) => path.dirname(file)),
];
const waiting = [...folders];

async function checkNext(): Promise<void> {
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    const result = await runCommand([process.execPath, tsc, '-p', folder], { timeoutMs: TSC_TIMEOUT_MS });
    if (result.isOk) continue;
    console.error(`${folder}:\n${result.output}`);
    process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, checkNext));
if (!process.exitCode) console.log(`Types are right in ${folders.length} folders`);
