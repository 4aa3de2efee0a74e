import { spawn } from 'node:child_process';
import { repository } from './repository.ts';

/** How a command ended and everything it wrote. */
export type CommandResult = { readonly isOk: boolean; readonly output: string; readonly seconds: number };

/** Runs a program of npm or of the machine in the repository, without a terminal and at most `timeoutMs` long. */
export function runCommand(
  command: readonly [string, ...string[]],
  options: { timeoutMs: number; cwd?: string; env?: NodeJS.ProcessEnv },
): Promise<CommandResult> {
  const startedAt = performance.now();
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: options.cwd ?? repository,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeoutMs,
    killSignal: 'SIGKILL',
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const seconds = (performance.now() - startedAt) / 1000;
      if (signal !== null) output += `\nended by ${signal} after ${seconds.toFixed(0)} s`;
      resolve({ isOk: code === 0, output, seconds });
    });
  });
}
