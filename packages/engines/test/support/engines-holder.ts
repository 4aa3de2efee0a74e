// Opens all engines in a data directory, leaves a trace in each, and holds them until it is killed or told to stop.
import { loadConfig } from '../../src/config.ts';
import { openEngines } from '../../src/open-engines.ts';
import { silentLogger } from './silent-logger.ts';

const [dataDir = '', round = ''] = process.argv.slice(2);
const engines = await openEngines(loadConfig({ GOSIGHT_DATA_DIR: dataDir }), { logger: silentLogger });
await engines.log.append('topic', { key: 'key', value: Buffer.from(round) });
await engines.clickhouse.insert({
  table: 'events',
  values: [{ project_id: `project ${round}` }],
  format: 'JSONEachRow',
});
await engines.postgres.query('INSERT INTO projects (id, name) VALUES ($1, $1)', [`project ${round}`]);
process.once('message', async () => {
  await engines.close();
  process.disconnect();
});
process.send?.('open');
