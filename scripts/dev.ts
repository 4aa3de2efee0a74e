/** `npm run dev`: GoSight that restarts when a server file changes and rebuilds browser code when that does. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { repository } from './lib/repository.ts';
import { runCommand } from './lib/run-command.ts';

const BUILD_TIMEOUT_MS = 300_000;
/** An editor writes a file in several steps, a branch switch many files: one build for all of them. */
const SETTLE_MS = 150;
const BROWSER_SOURCES = [
  'proto/src',
  'packages/tracker',
  'packages/player-frame',
  'packages/react-components',
  'apps/demo-shop',
];

async function build(): Promise<boolean> {
  const { isOk, output } = await runCommand([process.execPath, 'scripts/build-changed.ts'], {
    timeoutMs: BUILD_TIMEOUT_MS,
  });
  if (output !== '') process.stdout.write(output);
  return isOk;
}

function watchBrowserSources(): void {
  let timer: NodeJS.Timeout | undefined;
  let building: Promise<unknown> = Promise.resolve();
  for (const folder of BROWSER_SOURCES) {
    watch(path.join(repository, folder), { recursive: true }, (_event, file) => {
      if (file === null || /(^|[/\\])(dist|node_modules)([/\\]|$)/.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        building = building.then(build);
      }, SETTLE_MS);
    });
  }
}

if (!(await build())) process.exit(1);
watchBrowserSources();

const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', '--conditions=@gosight/source', 'apps/standalone/src/main.ts'],
  { cwd: repository, stdio: 'inherit' },
);
server.on('exit', (code) => process.exit(code ?? 1));
// A terminal tells both of us; a supervisor tells only this program.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
