/** Generates everything anew and fails when a committed file changes by it or a new one appears. */
import { execFileSync } from 'node:child_process';
import { hashOf, isThere, repository } from './lib/repository.ts';
import { runCommand } from './lib/run-command.ts';

const GENERATE_TIMEOUT_MS = 300_000;

/** Every file that git knows or would add, with a hash of its content. */
function snapshot(): Map<string, string> {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = list.split('\0').filter((file) => file !== '' && isThere(file));
  return new Map(files.map((file) => [file, hashOf([file])]));
}

const before = snapshot();
const { isOk, output } = await runCommand(['npm', 'run', 'generate'], { timeoutMs: GENERATE_TIMEOUT_MS });
const after = snapshot();
const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);

if (!isOk) console.error(output);
for (const file of changed)
  console.error(`${file} is not what its generator writes: run npm run generate, then commit`);
if (!isOk || changed.length > 0) process.exitCode = 1;
