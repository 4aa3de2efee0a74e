import { rm } from 'node:fs/promises';
import { temporaryDataDir } from '../e2e/support/start-test-gosight.ts';
import { measureClick } from './measure-click.ts';
import { measureSizes } from './measure-sizes.ts';
import { measureIdleMemory, measureStart } from './measure-start.ts';
import type { Result } from './result.ts';

/** What GoSight costs before anything is asked of it, and how fast a click is seen. */
export async function measureSkeleton(): Promise<Result[]> {
  const dataDir = await temporaryDataDir();
  const { results, gosight } = await measureStart(dataDir);
  try {
    const memory = await measureIdleMemory(gosight);
    return [...results, ...memory, ...(await measureClick(gosight.url)), ...measureSizes()];
  } finally {
    process.kill(gosight.pid, 'SIGTERM');
    await gosight.exited;
    await rm(dataDir, { recursive: true, force: true });
  }
}
