import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a program of `test/support` from its source in a process of its own, with a channel to it. */
export function forkSource(name: string, args: string[], options: ForkOptions = {}): ChildProcess {
  return fork(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), args, {
    ...options,
    execArgv: ['--conditions=@gosight/source'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
