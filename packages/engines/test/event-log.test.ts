import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedLog } from '../src/event-log/embedded.ts';
import { describeEventLog } from './contract/event-log.ts';
import { silentLogger } from './support/silent-logger.ts';

describeEventLog('embedded', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'gosight-test-'));
  return {
    open: () => openEmbeddedLog({ directory, logger: silentLogger }),
    dispose: () => rm(directory, { recursive: true, force: true }),
  };
});
