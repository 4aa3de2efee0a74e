/** `npm run bench`: the figures that issue "First light" sets goals for, on this machine, as it is now. */
import { rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { temporaryDataDir } from '../e2e/support/start-test-gosight.ts';
import { measureClick } from './measure-click.ts';
import { measureSizes } from './measure-sizes.ts';
import { measureIdleMemory, measureStart } from './measure-start.ts';
import { printTable } from './print-table.ts';

const dataDir = await temporaryDataDir();
const { results, gosight } = await measureStart(dataDir);
try {
  results.push(
    ...(await measureIdleMemory(gosight)),
    ...(await measureClick(gosight.url)),
    ...measureSizes(),
  );
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
  printTable(results);
} finally {
  process.kill(gosight.pid, 'SIGTERM');
  await gosight.exited;
  await rm(dataDir, { recursive: true, force: true });
}
