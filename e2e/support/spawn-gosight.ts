import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { testEnvironment } from './start-test-gosight.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const START_TIMEOUT_MS = 120_000;

const COMMANDS = {
  /** What the README tells users to type. */
  npm: ['npm', 'start'],
  /** For work on GoSight itself. */
  dev: ['npm', 'run', 'dev'],
  /** The program that npm runs, alone. */
  node: [process.execPath, '--conditions=@gosight/source', 'apps/standalone/src/main.ts'],
} as const;

/** How a program ended. */
export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** GoSight as a program of its own. */
export type SpawnedGoSight = {
  readonly pid: number;
  readonly url: string;
  /** Everything it wrote so far, to either stream. */
  output(): string;
  readonly exited: Promise<Exit>;
};

/** Starts GoSight as a user does and waits until it serves; throws with its words when it ends before. */
export async function spawnGoSight(options: SpawnOptions): Promise<SpawnedGoSight> {
  const { child, pid, output, exited } = run(options);
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not up after a long time:\n${output()}`)),
      START_TIMEOUT_MS,
    );
    const look = () => {
      const found = /^ {2}GoSight +(http:\S+)/m.exec(output())?.[1];
      if (found) resolve(found);
    };
    child.stdout?.on('data', look);
    void exited.then((exit) => reject(new Error(`ended with ${JSON.stringify(exit)}:\n${output()}`)));
    void exited.finally(() => clearTimeout(timer));
  });
  return { pid, url, output, exited };
}

/** Starts GoSight where it cannot start, and waits for its end. */
export async function spawnAndFail(options: SpawnOptions): Promise<Exit & { output: string }> {
  const { exited, output } = run(options);
  return { ...(await exited), output: output() };
}

/** Who runs it, over which data, with what else in its environment. */
export type SpawnOptions = {
  readonly command: keyof typeof COMMANDS;
  readonly dataDir: string;
  readonly env?: Record<string, string>;
};

type Running = { child: ChildProcess; pid: number; output(): string; exited: Promise<Exit> };

function run({ command, dataDir, env }: SpawnOptions): Running {
  const [program, ...args] = COMMANDS[command];
  const child = spawn(program, args, {
    cwd: repository,
    env: { ...cleanEnvironment(), ...testEnvironment(dataDir), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal gives to a command: a signal to the group reaches all of it and nothing else.
    detached: true,
  });
  let text = '';
  const collect = (chunk: Buffer) => {
    text += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exited = new Promise<Exit>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  if (child.pid === undefined) throw new Error(`${program} could not be started`);
  return { child, pid: child.pid, output: () => text, exited };
}

/** What a fresh terminal has: nothing of the npm and vitest that run this test. */
function cleanEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      ['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER', 'CI'].includes(name),
    ),
  );
}
