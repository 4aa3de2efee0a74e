/**
 * `npm run check`: everything that is no test. Runs all steps, also after a failure, and prints one line for each.
 *
 * `--report <file>` also writes `{ "passed": n, "failed": n }`, for `.ci/run`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/run-command.ts';

const STEP_TIMEOUT_MS = 600_000;

const steps: readonly { title: string; command: readonly [string, ...string[]] }[] = [
  { title: 'lint and format', command: ['npm', 'run', '--silent', 'lint'] },
  { title: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
  { title: 'generated files', command: ['npm', 'run', '--silent', 'check:generated'] },
  { title: 'lock file', command: ['npm', 'run', '--silent', 'check:lock'] },
  { title: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { title: 'published packages', command: ['npm', 'run', '--silent', 'check:packages'] },
  { title: 'sizes', command: ['npm', 'run', '--silent', 'check:sizes'] },
  { title: 'changesets', command: ['npm', 'run', '--silent', 'check:changesets'] },
  { title: 'unused code', command: ['npm', 'run', '--silent', 'check:unused'] },
];

const { values } = parseArgs({ options: { report: { type: 'string' } } });
let failed = 0;
for (const { title, command } of steps) {
  const { isOk, output, seconds } = await runCommand([...command], { timeoutMs: STEP_TIMEOUT_MS });
  console.log(`${isOk ? 'ok    ' : 'FAILED'} ${title} (${seconds.toFixed(1)} s)`);
  if (isOk) continue;
  failed += 1;
  console.log(output.replaceAll(/^/gm, '    '));
}
if (values.report) writeFileSync(values.report, JSON.stringify({ passed: steps.length - failed, failed }));
if (failed > 0) process.exitCode = 1;
