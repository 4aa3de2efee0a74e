import { join } from 'node:path';

/** What lies in the directory of the embedded ClickHouse. */
export function frontFiles(directory: string) {
  return {
    data: join(directory, 'data'),
    inserts: join(directory, 'inserts'),
    config: join(directory, 'config.xml'),
    /** Which process holds the engine, as `RunningProcess`. */
    process: join(directory, 'process.json'),
  };
}
