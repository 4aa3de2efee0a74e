import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process in a way that survives the reuse of its pid. */
export type ProcessIdentity = {
  readonly pid: number;
  /** Opaque; equal only for the same process on the same boot of the machine. */
  readonly startedAt: string;
};

/** A running process with the command line it was started with. */
export type RunningProcess = ProcessIdentity & { readonly command: string };

/** Looks at a process; undefined when it has ended (or only waits to be reaped). */
export function findProcess(pid: number): RunningProcess | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

/** True while the very same process runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return findProcess(identity.pid)?.startedAt === identity.startedAt;
}

function fromProc(pid: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything, so fields count from its end: state is the 1st, start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    if (state === 'Z' || state === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, startedAt: `${boot} ${fields[19]}`, command };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): RunningProcess | undefined {
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'lstart=,stat=,command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    // lstart is five words, e.g. "Sun Nov 22 22:01:07 2026".
    const [weekday, month, day, time, year, state, ...command] = line.split(/\s+/);
    if (!year || state?.startsWith('Z')) return undefined;
    return { pid, startedAt: `${weekday} ${month} ${day} ${time} ${year}`, command: command.join(' ') };
  } catch {
    return undefined;
  }
}
