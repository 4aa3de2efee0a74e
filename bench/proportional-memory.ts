import { readFileSync } from 'node:fs';
import { processTree } from '../e2e/support/process-tree.ts';

/** Memory of a process and everything below it, MB of PSS: pages shared by several processes count once in all. */
export function proportionalMemory(pid: number): {
  total: number;
  byProcess: { name: string; megabytes: number }[];
} {
  const byProcess = processTree(pid).map((handle) => {
    const rollup = readFileSync(`/proc/${handle.pid}/smaps_rollup`, 'utf8');
    const kilobytes = Number(/^Pss: +(\d+) kB/m.exec(rollup)?.[1]);
    return { name: shortName(handle.command), megabytes: kilobytes / 1000 };
  });
  return { total: byProcess.reduce((sum, { megabytes }) => sum + megabytes, 0), byProcess };
}

function shortName(command: string): string {
  if (command.includes('standalone/src/main.ts')) return 'server';
  if (command.includes('chdb')) return 'ClickHouse';
  if (command.includes('postgres')) return 'Postgres';
  return command.startsWith('npm') ? 'npm' : (command.split(' ')[0]?.split('/').at(-1) ?? command);
}
