import { inspect } from 'node:util';
import { EngineError, loadConfig } from '@gosight/engines';
import { banner } from './banner.ts';
import { StandaloneError } from './errors.ts';
import { SAME_SIGNAL_MS } from './limits.ts';
import { type GoSight, startGoSight } from './start-gosight.ts';
import { watchParent } from './watch-parent.ts';

/** Exit code after a second signal, as shells count it for SIGINT. */
const EXIT_INTERRUPTED = 130;

// A terminal or pipe that went away is no reason to lose data: the drain goes on without words.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const started = start();
let stoppingSince: number | undefined;

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stoppingSince === undefined) {
      void stop('Stopping: finishing what was accepted. Once more to stop at once.');
    } else if (Date.now() - stoppingSince > SAME_SIGNAL_MS) {
      process.exit(EXIT_INTERRUPTED);
    }
  });
}
watchParent(() => void stop('npm is gone: stopping.'));

async function start(): Promise<GoSight> {
  try {
    const config = loadConfig(process.env);
    const gosight = await startGoSight({ config });
    process.stdout.write(banner(gosight, config));
    return gosight;
  } catch (error) {
    return fail(error);
  }
}

async function stop(reason: string): Promise<void> {
  if (stoppingSince !== undefined) return;
  stoppingSince = Date.now();
  process.stdout.write(`${reason}\n`);
  try {
    const gosight = await started;
    await gosight.stop();
  } catch (error) {
    fail(error);
  }
  process.exit(0);
}

/** An expected failure is one line that says what to do; anything else keeps its stack. */
function fail(error: unknown): never {
  const isExpected = error instanceof StandaloneError || error instanceof EngineError;
  process.stderr.write(`${isExpected ? `GoSight: ${error.message}` : inspect(error)}\n`);
  process.exit(1);
}
