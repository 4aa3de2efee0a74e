import { execFile, type SpawnOptions } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { EngineError } from '../errors.ts';
import type { Logger } from '../logger.ts';

/** How to start a program of Postgres as somebody who is not root, which Postgres refuses to be. */
export type RunAs = {
  /** Stands before the program's own name and arguments. */
  readonly prefix: readonly string[];
  readonly spawn: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Who owns the files of this Postgres; undefined where files have no such owners. */
  readonly owner: number | undefined;
};

// Known on every system by this number: initdb wants a user it can look up.
const NOBODY = 65_534;

/** Finds a way that works here; throws `EngineError` code `engine_start_failed` when there is none. */
export async function findRunAs(program: string, logger: Logger): Promise<RunAs> {
  const uid = process.getuid?.();
  const asWeAre: RunAs = { prefix: [], spawn: {}, owner: uid };
  // Another name in a user namespace: files stay ours outside, and programs below /root stay readable.
  const asMapped: RunAs = {
    prefix: ['unshare', '--user', `--map-user=${NOBODY}`, '--'],
    spawn: {},
    owner: uid,
  };
  const asNobody: RunAs = { prefix: [], spawn: { uid: NOBODY, gid: NOBODY }, owner: NOBODY };
  if (uid === 0) return firstThatWorks([asMapped, asNobody], program, logger);
  return hasName() ? asWeAre : firstThatWorks([asMapped, asWeAre], program, logger);
}

/** Containers like to run as a number that no user has. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

async function firstThatWorks(ways: RunAs[], program: string, logger: Logger): Promise<RunAs> {
  const problems: unknown[] = [];
  for (const runAs of ways) {
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
