import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process; `startedAt` tells it from a later one with the same number. */
export type ProcessHandle = { readonly pid: number; readonly startedAt: string; readonly command: string };

type Entry = ProcessHandle & { readonly parent: number };

/** Every process below `root`, children before their children, `root` first. Linux only. */
export function processTree(root: number): ProcessHandle[] {
  const all = allProcesses();
  const tree = all.filter(({ pid }) => pid === root);
  for (const parent of tree) tree.push(...all.filter((entry) => entry.parent === parent.pid));
  return tree;
}

/** The processes that name `text` (a data directory) in their command line, environment or working directory. */
export function processesNaming(text: string): ProcessHandle[] {
  return allProcesses().filter(
    ({ pid, command }) =>
      pid !== process.pid &&
      (command.includes(text) || read(pid, 'environ').includes(text) || workingDirectory(pid).includes(text)),
  );
}

/** Whether just this process still runs; one that is dead and not yet collected by its parent does not. */
export function isAlive(handle: ProcessHandle): boolean {
  const now = parse(handle.pid);
  return now !== undefined && now.startedAt === handle.startedAt;
}

/** Ends processes by their numbers without a chance to say goodbye. */
export function killAll(handles: readonly ProcessHandle[]): void {
  for (const handle of handles) {
    if (isAlive(handle)) process.kill(handle.pid, 'SIGKILL');
  }
}

function allProcesses(): Entry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => parse(Number(name)))
    .filter((entry) => entry !== undefined);
}

function parse(pid: number): Entry | undefined {
  const stat = read(pid, 'stat');
  // The name in parentheses may itself hold anything, so fields are counted from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, parent] = fields;
  const startedAt = fields[19];
  if (!parent || !startedAt || state === 'Z') return undefined;
  return { pid, parent: Number(parent), startedAt, command: read(pid, 'cmdline').replaceAll('\0', ' ') };
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    // Gone since it was listed, or another user's.
    return '';
  }
}

function workingDirectory(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
