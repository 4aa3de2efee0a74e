import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EngineError } from '../errors.ts';
import { CHDB_SESSIONS, CHDB_SPARE_THREADS, ENGINE_START_MS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import { endProcess } from '../process/end-process.ts';
import { keepRunning, type RunningChild } from '../process/keep-running.ts';
import type { RunningProcess } from '../process/process-identity.ts';
import { childEnd, stopChild } from '../process/stop-child.ts';
import type { FromFront, ToFront } from './chdb-front/messages.ts';
import type { Credentials } from './chdb-front/request.ts';
import { frontFiles } from './front-files.ts';

/** A running embedded ClickHouse; speak to it through `@clickhouse/client`. */
export type EmbeddedClickhouse = {
  readonly url: string;
  readonly credentials: Credentials;
  /** The process that holds the engine now; it is started again, under the same URL, when it ends by itself. */
  readonly pid: number;
  stop(): Promise<void>;
};

export type EmbeddedClickhouseOptions = {
  /** Belongs to this engine alone; created when missing. */
  readonly directory: string;
  readonly logger: Logger;
  /**
   * The data directory of an embedded Postgres that must not outlive us: the child ends it when we die.
   * @defaultValue none
   */
  readonly postgresData?: string;
};

// The source runs as it is, the built package has the same layout in JavaScript.
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const entry = fileURLToPath(new URL(`./chdb-front/main.${extension}`, import.meta.url));

/**
 * Starts chdb behind ClickHouse's HTTP interface in a child process of its own, on a free port of the loopback interface,
 * for a random user that only this process knows. The child ends when this process does.
 *
 * @throws `EngineError` code `engine_start_failed`
 */
export async function startEmbeddedClickhouse(
  options: EmbeddedClickhouseOptions,
): Promise<EmbeddedClickhouse> {
  const { directory, logger, postgresData } = options;
  const credentials = { username: 'gosight', password: randomBytes(24).toString('base64url') };
  let port = 0;
  const front = await keepRunning({
    name: 'the embedded ClickHouse',
    logger,
    start: async () => {
      await endLeftover(directory, logger);
      const started = await startFront({ directory, port, credentials, postgresData: postgresData ?? null });
      port = started.port;
      return started;
    },
  });
  return {
    url: `http://127.0.0.1:${port}`,
    credentials,
    get pid() {
      return front.current().pid;
    },
    stop: () => front.stop(),
  };
}

type Front = RunningChild & { readonly port: number; readonly pid: number };

async function startFront(start: Omit<Extract<ToFront, { type: 'start' }>, 'type'>): Promise<Front> {
  // A process group of its own: Ctrl-C in the terminal must reach only us, who stop things in order.
  const child = fork(entry, [], {
    execPath: process.execPath,
    execArgv: ['--conditions=@gosight/source', '--disable-warning=ExperimentalWarning'],
    // A query holds a thread while it runs: some must be left to kill it, and to read and write files.
    env: {
      ...process.env,
      UV_THREADPOOL_SIZE: String(CHDB_SESSIONS + CHDB_SPARE_THREADS),
      // Set by `node --watch`: it would mix its own messages into ours.
      WATCH_REPORT_DEPENDENCIES: undefined,
    },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const send = (message: ToFront) => {
    if (child.connected) child.send(message);
  };
  send({ type: 'start', ...start });
  const port = await waitForPort(child);
  return {
    port,
    pid: child.pid ?? 0,
    ended: childEnd(child),
    stop: () => stopChild(child, () => send({ type: 'stop' })),
  };
}

/** Ends the engine of a process that died without stopping it, since it holds the data. */
async function endLeftover(directory: string, logger: Logger): Promise<void> {
  let leftover: RunningProcess;
  try {
    leftover = JSON.parse(await readFile(frontFiles(directory).process, 'utf8')) as RunningProcess;
  } catch {
    return;
  }
  // Whoever could want an answer from it is gone, and what it stored survives a kill.
  await endProcess(leftover, 'SIGKILL', () =>
    logger.warn({ pid: leftover.pid }, 'ending the ClickHouse that a process left behind'),
  );
}

async function waitForPort(child: ChildProcess): Promise<number> {
  const output = tailOf(child);
  const timeout = AbortSignal.timeout(ENGINE_START_MS);
  const problem = await Promise.race([
    once(child, 'message', { signal: timeout }).then(([message]) => message as FromFront),
    once(child, 'exit', { signal: timeout }).then(([code, signal]) => `it ended with ${code ?? signal}`),
    once(child, 'error', { signal: timeout }).then(([error]) => String(error)),
  ]).catch(() => `it was not ready after ${ENGINE_START_MS} ms`);
  if (typeof problem === 'object' && problem.type === 'ready') return problem.port;
  child.kill('SIGKILL');
  const reason = typeof problem === 'object' ? problem.message : problem;
  throw new EngineError(
    'engine_start_failed',
    `The embedded ClickHouse could not start: ${reason}\n${output()}`,
  );
}

function tailOf(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2000);
  });
  return () => tail.trim();
}
