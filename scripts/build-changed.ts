/**
 * Builds what `npm start` serves, and of that only what changed: `build-changed [--all] [--force] [workspace…]`.
 *
 * Without workspaces: what the server needs; `--all`: also what is published; `--force`: changed or not.
 */
import { parseArgs } from 'node:util';
import { buildTarget } from './lib/build-target.ts';
import { type BuildTarget, buildTargets } from './lib/build-targets.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, force: { type: 'boolean', default: false } },
});
const SERVED = ['@gosight/sdk', '@gosight/demo-shop'];
const wanted = positionals.length > 0 ? positionals : SERVED;

/** The wanted targets and whatever must be there before them. */
function select(): BuildTarget[] {
  if (values.all) return [...buildTargets];
  const names = new Set(wanted);
  for (const target of [...buildTargets].reverse()) {
    if (names.has(target.workspace)) for (const name of target.after) names.add(name);
  }
  return buildTargets.filter((target) => names.has(target.workspace));
}

const running = new Map<string, Promise<void>>();

async function build(target: BuildTarget): Promise<void> {
  await Promise.all(target.after.map((name) => running.get(name)));
  const startedAt = performance.now();
  const isBuilt = await buildTarget(target, { isForced: values.force });
  if (isBuilt)
    console.log(`Built the ${target.title} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

for (const target of select()) running.set(target.workspace, build(target));
const failures = (await Promise.allSettled(running.values())).filter(
  (result) => result.status === 'rejected',
);
// A target that waited for a failed one fails with the same error.
for (const reason of new Set(failures.map((failure) => failure.reason as Error)))
  console.error(reason.message);
if (failures.length > 0) process.exitCode = 1;
