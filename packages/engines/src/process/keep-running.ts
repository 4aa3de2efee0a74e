import { RESTART_PAUSE_MAX_MS, RESTART_PAUSE_MS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import { sleep } from './sleep.ts';

/** A child process that works. */
export type RunningChild = {
  /** Resolves with a word on how it ended. */
  readonly ended: Promise<string>;
  /** Ends it and waits until it has; does nothing when it has ended. */
  stop(): Promise<void>;
};

export type KeepRunningOptions<T extends RunningChild> = {
  /** For the log. */
  readonly name: string;
  readonly logger: Logger;
  /** Starts it, the first time and again after it ended by itself. */
  readonly start: () => Promise<T>;
};

/** A child that is started again whenever it ends by itself. */
export type KeptRunning<T extends RunningChild> = {
  /** The one that runs now, or ran last. */
  current(): T;
  stop(): Promise<void>;
};

/** Starts a child and keeps it running until it is stopped; rejects when the first start fails. */
export async function keepRunning<T extends RunningChild>(
  options: KeepRunningOptions<T>,
): Promise<KeptRunning<T>> {
  const { name, logger, start } = options;
  const stopping = new AbortController();
  let current = await start();

  async function restart(): Promise<void> {
    let pause = RESTART_PAUSE_MS;
    while (!stopping.signal.aborted) {
      await sleep(pause, stopping.signal);
      pause = Math.min(pause * 2, RESTART_PAUSE_MAX_MS);
      if (stopping.signal.aborted) return;
      try {
        current = await start();
        return;
      } catch (error) {
        logger.error({ error }, `${name} could not be started again`);
      }
    }
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      logger.error({ how }, `${name} ended by itself and is started again`);
      await restart();
    }
  }

  const watching = watch();
  return {
    current: () => current,
    stop: async () => {
      stopping.abort();
      await current.stop();
      await watching;
      // A start that was under way when we stopped has given us another one.
      await current.stop();
    },
  };
}
