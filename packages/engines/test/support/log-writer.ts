// Appends to an embedded log until it is killed, and tells its parent of every append once it is acknowledged.
import { openEmbeddedLog } from '../../src/event-log/embedded.ts';
import { silentLogger } from './silent-logger.ts';

const [directory = '', round = ''] = process.argv.slice(2);
const log = await openEmbeddedLog({ directory, logger: silentLogger });

async function write(writer: number): Promise<void> {
  for (let i = 0; ; i++) {
    const value = `${round}/${writer}/${i}`;
    const place = await log.append('topic', { key: `key ${writer}`, value: Buffer.from(value.padEnd(2000)) });
    process.send?.({ ...place, value });
  }
}

await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
