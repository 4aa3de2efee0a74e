import pg from 'pg';
import { POSTGRES_CONNECTIONS } from '../limits.ts';
import type { Logger } from '../logger.ts';

/** A pool of connections; one that breaks while idle is logged and replaced. */
export function createPostgresPool(connectionString: string, logger: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: POSTGRES_CONNECTIONS, application_name: 'gosight' });
  pool.on('error', (error) => logger.warn({ error }, 'an idle Postgres connection broke'));
  return pool;
}
