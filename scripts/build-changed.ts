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
const SERVED = ['@gosight/sdk', '@gosight/player-frame', '@gosight/demo-shop'];
const wanted = positionals.length > 0 ? positionals : SERVED;

async function build(target: BuildTarget): Promise<void> {
  const startedAt = performance.now();
  const isBuilt = await buildTarget(target, { isForced: values.force });
  if (isBuilt)
    console.log(`Built the ${target.title} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

const selected = buildTargets.filter(({ workspace }) => values.all || wanted.includes(workspace));
const results = await Promise.allSettled(selected.map(build));
const failures = results.filter((result) => result.status === 'rejected');
for (const { reason } of failures) console.error(reason instanceof Error ? reason.message : reason);
if (failures.length > 0) process.exitCode = 1;
