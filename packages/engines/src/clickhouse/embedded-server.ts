import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EngineError } from '../errors.ts';
import { ENGINE_START_MS, ENGINE_STOP_MS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import { endProcess } from '../process/end-process.ts';
import type { ProcessIdentity, RunningProcess } from '../process/process-identity.ts';
import type { FromFront, ToFront } from './chdb-front/messages.ts';
import type { Credentials } from './chdb-front/request.ts';
import { frontFiles } from './front-files.ts';

/** A running embedded ClickHouse; speak to it through `@clickhouse/client`. */
export type EmbeddedClickhouse = {
  readonly url: string;
  readonly credentials: Credentials;
  /** Ends this process as well when ours dies without stopping it. */
  guard(identity: ProcessIdentity): void;
  stop(): Promise<void>;
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
export async function startEmbeddedClickhouse(options: {
  /** Belongs to this engine alone; created when missing. */
  readonly directory: string;
  readonly logger: Logger;
}): Promise<EmbeddedClickhouse> {
  await endLeftover(options.directory, options.logger);
  const credentials = { username: 'gosight', password: randomBytes(24).toString('base64url') };
  // A process group of its own: Ctrl-C in the terminal must reach only us, who stop things in order.
  const child = fork(entry, [], {
    execPath: process.execPath,
    execArgv: ['--conditions=@gosight/source', '--disable-warning=ExperimentalWarning'],
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const send = (message: ToFront) => child.connected && child.send(message);
  send({ type: 'start', directory: options.directory, port: 0, credentials });
  const port = await waitForPort(child);
  child.once('exit', (code, signal) => {
    if (!isStopping) options.logger.error({ code, signal }, 'the embedded ClickHouse ended unexpectedly');
  });
  let isStopping = false;
  return {
    url: `http://127.0.0.1:${port}`,
    credentials,
    guard: (identity) => send({ type: 'guard', identity }),
    stop: async () => {
      isStopping = true;
      send({ type: 'stop' });
      await waitForExit(child);
    },
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
  await endProcess(leftover, 'SIGTERM', () =>
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

async function waitForExit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), ENGINE_STOP_MS);
  await once(child, 'exit');
  clearTimeout(timer);
}
