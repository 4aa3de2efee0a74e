import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedLog } from '../event-log/embedded.ts';
import type { EventLog } from '../event-log.ts';
import { createLogger } from '../logger.ts';

/** Opens an empty embedded log in a temporary directory; `close` removes it. */
export async function openTestLog(): Promise<EventLog> {
  const directory = await mkdtemp(join(tmpdir(), 'gosight-test-log-'));
  const log = await openEmbeddedLog({ directory, logger: createLogger(process.env['LOG_LEVEL'] ?? 'error') });
  const close = log.close.bind(log);
  return Object.assign(log, {
    async close() {
      await close();
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  });
}
