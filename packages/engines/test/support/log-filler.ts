// Appends to an embedded log until it refuses, reports how many were acknowledged and why it ended, and closes the log.
import { openEmbeddedLog } from '../../src/event-log/embedded.ts';
import { silentLogger } from './silent-logger.ts';

const [directory = ''] = process.argv.slice(2);
const log = await openEmbeddedLog({ directory, logger: silentLogger });
let acknowledged = 0;
try {
  for (;;) {
    await log.append('topic', { key: 'key', value: Buffer.alloc(10_000) });
    acknowledged++;
  }
} catch (error) {
  process.stdout.write(JSON.stringify({ acknowledged, code: (error as { code: string }).code }));
}
await log.close();
