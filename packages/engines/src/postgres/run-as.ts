import { execFile, type SpawnOptions } from 'node:child_process';
import { promisify } from 'node:util';
import { EngineError } from '../errors.ts';
import type { Logger } from '../logger.ts';

/** How to start a program of Postgres as somebody who is not root, which Postgres refuses to be. */
export type RunAs = {
  /** Stands before the program's own name and arguments. */
  readonly prefix: readonly string[];
  readonly spawn: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Who owns the files of this Postgres; undefined for the one who runs us. */
  readonly owner: number | undefined;
};

const NOBODY = 65_534;
const MAP_TO_USER = 1000;

const AS_WE_ARE: RunAs = { prefix: [], spawn: {}, owner: undefined };

// A name for root in a user namespace: files stay root's outside, and programs below /root stay readable.
const AS_MAPPED_USER: RunAs = {
  prefix: ['unshare', '--user', `--map-user=${MAP_TO_USER}`, '--'],
  spawn: {},
  owner: 0,
};

const AS_NOBODY: RunAs = { prefix: [], spawn: { uid: NOBODY, gid: NOBODY }, owner: NOBODY };

/** Finds a way that works here; throws `EngineError` code `engine_start_failed` when there is none. */
export async function findRunAs(program: string, logger: Logger): Promise<RunAs> {
  if (process.getuid?.() !== 0) return AS_WE_ARE;
  const problems: unknown[] = [];
  for (const runAs of [AS_MAPPED_USER, AS_NOBODY]) {
    try {
      await runProgram(runAs, program, ['--version']);
      return runAs;
    } catch (error) {
      logger.debug({ error, prefix: runAs.prefix }, 'Postgres cannot be started this way');
      problems.push(error);
    }
  }
  throw new EngineError(
    'engine_start_failed',
    'Postgres refuses to run as root, and neither a user namespace (unshare) nor the user nobody works here: run GoSight as another user, or set DATABASE_URL.',
    { cause: new AggregateError(problems) },
  );
}

/** The program and arguments to spawn. */
export function commandLine(runAs: RunAs, program: string, args: readonly string[]): [string, string[]] {
  const [first = program, ...rest] = [...runAs.prefix, program, ...args];
  return [first, rest];
}

/** The environment of Postgres' programs: nothing of ours, messages in English whatever the machine speaks. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs a program to its end; rejects with what it printed. */
export async function runProgram(runAs: RunAs, program: string, args: readonly string[]): Promise<void> {
  const [file, rest] = commandLine(runAs, program, args);
  await promisify(execFile)(file, rest, { ...runAs.spawn, cwd: '/', env: postgresEnvironment() });
}
