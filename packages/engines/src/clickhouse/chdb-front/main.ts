import { mkdir, rm, writeFile } from 'node:fs/promises';
import { CHDB_SESSIONS } from '../../limits.ts';
import { findLeftover } from '../../postgres/leftover.ts';
import { signalProcess } from '../../process/end-process.ts';
import { findProcess } from '../../process/process-identity.ts';
import { frontFiles } from '../front-files.ts';
import { writeConfigFile } from './config-file.ts';
import { FrontServer } from './front-server.ts';
import type { FromFront, ToFront } from './messages.ts';

// The engine lives in this process alone: chdb keeps one data directory per process, a crash of it takes nothing else
// along, and the memory it frees goes back to the system when it ends.

let postgresData: string | null = null;
let server: FrontServer | undefined;

function send(message: FromFront): void {
  process.send?.(message);
}

async function start(message: Extract<ToFront, { type: 'start' }>): Promise<void> {
  const { directory, port, credentials } = message;
  postgresData = message.postgresData;
  const files = frontFiles(directory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(files.process, JSON.stringify(findProcess(process.pid)), { mode: 0o600 });
  await rm(files.inserts, { recursive: true, force: true });
  await mkdir(files.inserts, { mode: 0o700 });
  await writeConfigFile(files.config);
  server = new FrontServer({
    dataPath: files.data,
    insertPath: files.inserts,
    configFile: files.config,
    sessions: CHDB_SESSIONS,
    credentials,
  });
  send({ type: 'ready', port: await server.listen(port) });
}

async function stop(): Promise<never> {
  await server?.close();
  process.exit(0);
}

process.on('message', (message: ToFront) => {
  if (message.type === 'stop') void stop();
  else start(message).catch((error: unknown) => send({ type: 'failed', message: String(error) }));
});

process.on('SIGTERM', () => void stop());

// The parent is gone, however it died: nobody may find what it started still running.
process.on('disconnect', () => {
  const postgres = postgresData === null ? undefined : findLeftover(postgresData);
  if (postgres) signalProcess(postgres, 'SIGINT');
  // Not exit(): it would wait for the engine's threads. What was acknowledged survives a kill.
  process.kill(process.pid, 'SIGKILL');
});
