import { join } from 'node:path';

/** Where each embedded engine keeps its data below the data directory. */
export function dataDirectory(root: string) {
  return {
    root,
    log: join(root, 'log'),
    clickhouse: join(root, 'clickhouse'),
    postgres: join(root, 'postgres'),
    /** Made by `postgres/data-files.ts`. */
    postgresData: join(root, 'postgres', 'data'),
  };
}
