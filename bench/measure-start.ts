import { setTimeout as sleep } from 'node:timers/promises';
import { processTree } from '../e2e/support/process-tree.ts';
import { type SpawnedGoSight, spawnGoSight } from '../e2e/support/spawn-gosight.ts';
import { proportionalMemory } from './proportional-memory.ts';
import type { Result } from './result.ts';

const READY_GOAL_S = 10;
const MEMORY_GOAL_MB = 700;
/** Start-up garbage is collected and background threads have settled by then. */
const IDLE_MS = 20_000;

/** Times from `npm start` to ready, the first over an empty folder, and leaves the second one running. */
export async function measureStart(dataDir: string): Promise<{ results: Result[]; gosight: SpawnedGoSight }> {
  const first = await timedStart(dataDir);
  const tree = processTree(first.gosight.pid);
  process.kill(first.gosight.pid, 'SIGTERM');
  await first.gosight.exited;
  const second = await timedStart(dataDir);
  const results: Result[] = [
    { name: 'first start, empty folder, until ready', value: first.seconds, unit: 's' },
    { name: 'second start, until ready', value: second.seconds, unit: 's', goal: READY_GOAL_S },
    { name: 'processes', value: tree.length, unit: '' },
  ];
  return { results, gosight: second.gosight };
}

async function timedStart(dataDir: string): Promise<{ gosight: SpawnedGoSight; seconds: number }> {
  const startedAt = performance.now();
  const gosight = await spawnGoSight({ command: 'npm', dataDir });
  const { status } = await fetch(`${gosight.url}/readyz`);
  if (status !== 200) throw new Error(`/readyz answered ${status}`);
  return { gosight, seconds: (performance.now() - startedAt) / 1000 };
}

/** Memory of everything that `npm start` runs, itself included, while nobody asks for anything. */
export async function measureIdleMemory(gosight: SpawnedGoSight): Promise<Result[]> {
  await sleep(IDLE_MS);
  const { total, byProcess } = proportionalMemory(gosight.pid);
  const names = [...new Set(byProcess.map(({ name }) => name))];
  return [
    { name: 'idle memory of the process tree, PSS', value: total, unit: 'MB', goal: MEMORY_GOAL_MB },
    ...names.map((name) => ({
      name: `  of it ${name}`,
      value: byProcess
        .filter((entry) => entry.name === name)
        .reduce((sum, { megabytes }) => sum + megabytes, 0),
      unit: 'MB',
    })),
  ];
}
