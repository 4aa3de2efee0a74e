import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { EngineError } from '../errors.ts';
import { ENGINE_START_MS, POSTGRES_MAX_CONNECTIONS, POSTGRES_PORT_ATTEMPTS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import { keepRunning, type RunningChild } from '../process/keep-running.ts';
import { childEnd, stopChild } from '../process/stop-child.ts';
import { findBinaries } from './binaries.ts';
import { type DataFiles, prepareDataFiles, SUPERUSER } from './data-files.ts';
import { freePort } from './free-port.ts';
import { endLeftover } from './leftover.ts';
import { commandLine, findRunAs, postgresEnvironment, type RunAs } from './run-as.ts';

/** A running embedded Postgres. */
export type EmbeddedPostgres = {
  /** For `pg`: holds the password. */
  readonly connectionString: string;
  /** The server that runs now; it is started again, on the same port, when it ends by itself. */
  readonly pid: number;
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Belongs to this engine alone; created when missing. */
  readonly directory: string;
  readonly logger: Logger;
  /**
   * Whether a commit waits for the disk. Only tests go without.
   * @defaultValue true
   */
  readonly fsync?: boolean;
};

/**
 * Starts the Postgres that npm installed, on a free port of the loopback interface; as root it runs as somebody else.
 *
 * @throws `EngineError` code `engine_missing` or `engine_start_failed`
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries();
  const runAs = await findRunAs(binaries.postgres, options.logger);
  const files = await prepareDataFiles(options.directory, binaries, runAs);
  const plan = { program: binaries.postgres, runAs, files, fsync: options.fsync ?? true };
  let port: number | undefined;
  const server = await keepRunning({
    name: 'the embedded Postgres',
    logger: options.logger,
    start: async () => {
      await endLeftover(files.data, options.logger);
      const started = port === undefined ? await startOnFreePort(plan) : await startOn(plan, port);
      port = started.port;
      return started;
    },
  });
  return {
    connectionString: `postgres://${SUPERUSER}:${files.password}@127.0.0.1:${port}/postgres`,
    get pid() {
      return server.current().pid;
    },
    stop: () => server.stop(),
  };
}

type Server = RunningChild & { readonly port: number; readonly pid: number };

type Plan = {
  readonly program: string;
  readonly runAs: RunAs;
  readonly files: DataFiles;
  readonly fsync: boolean;
};

/** A port found free can be taken by somebody else before Postgres has it: then the next one. */
async function startOnFreePort(plan: Plan): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(plan, await freePort());
    } catch (error) {
      if (attempt === POSTGRES_PORT_ATTEMPTS || !String(error).includes('could not bind')) throw error;
    }
  }
}

async function startOn(plan: Plan, port: number): Promise<Server> {
  const child = spawnServer(plan, port);
  const problem = await waitUntilReady(child);
  if (problem !== undefined) throw startFailed(problem);
  // Fast shutdown: open transactions are rolled back, everything committed is written.
  const stop = () => stopChild(child, () => child.kill('SIGINT'));
  return { port, pid: child.pid ?? 0, ended: childEnd(child), stop };
}

function startFailed(reason: string): EngineError {
  return new EngineError('engine_start_failed', `The embedded Postgres could not start: ${reason}`);
}

function spawnServer({ program, runAs, files, fsync }: Plan, port: number): ChildProcess {
  const [file, args] = commandLine(runAs, program, ['-D', files.data, ...settings(port, fsync)]);
  // A process group of its own: Ctrl-C in the terminal must reach only us, who stop things in order.
  return spawn(file, args, {
    ...runAs.spawn,
    cwd: '/',
    env: postgresEnvironment(),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function settings(port: number, fsync: boolean): string[] {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: POSTGRES_MAX_CONNECTIONS,
    fsync: fsync ? 'on' : 'off',
    // Metadata of a few projects: what follows keeps the idle server at a few megabytes and processes.
    shared_buffers: '16MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    max_parallel_workers: 0,
    autovacuum_max_workers: 1,
    io_method: 'sync',
    jit: 'off',
    log_min_messages: 'warning',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Resolves with nothing once Postgres takes connections, or with what it printed when it ended or took too long. */
async function waitUntilReady(child: ChildProcess): Promise<string | undefined> {
  let output = '';
  const isReady = new Promise<true>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
      if (output.includes('ready to accept connections')) resolve(true);
    });
  });
  const signal = AbortSignal.timeout(ENGINE_START_MS);
  const result = await Promise.race([
    isReady,
    once(child, 'close', { signal }).then(() => output.trim()),
    once(child, 'error', { signal }).then(([error]) => String(error)),
  ]).catch(() => `it was not ready after ${ENGINE_START_MS} ms\n${output}`);
  if (result === true) return undefined;
  child.kill('SIGKILL');
  return result;
}
