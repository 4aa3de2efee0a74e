import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { type Engines, openEngines } from '../open-engines.ts';

/** Real engines for a test. */
export type TestEngines = Engines & { readonly dataDir: string };

/**
 * Opens the embedded engines in a temporary directory, migrated and empty; `close` removes it. Set `LOG_LEVEL` to see
 * what they log.
 */
export async function openTestEngines(): Promise<TestEngines> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gosight-test-'));
  const config = loadConfig({ GOSIGHT_DATA_DIR: dataDir });
  try {
    const engines = await openEngines(config, {
      logger: createLogger(process.env['LOG_LEVEL'] ?? 'error'),
      fsync: false,
    });
    const close = async () => {
      try {
        await engines.close();
      } finally {
        await remove(dataDir);
      }
    };
    return { ...engines, dataDir, close };
  } catch (error) {
    await remove(dataDir);
    throw error;
  }
}

async function remove(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
