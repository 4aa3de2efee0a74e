// Starts an embedded Postgres, says how to reach it, and stops it when told to.
import { startEmbeddedPostgres } from '../../src/postgres/embedded-server.ts';
import { silentLogger } from './silent-logger.ts';

const [directory = ''] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ directory, logger: silentLogger, fsync: false });
process.once('message', async () => {
  await server.stop();
  process.disconnect();
});
process.send?.({ connectionString: server.connectionString, pid: server.pid });
