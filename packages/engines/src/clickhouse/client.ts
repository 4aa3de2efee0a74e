import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { CLICKHOUSE_CONNECTIONS, CLICKHOUSE_REQUEST_MS } from '../limits.ts';

/** The database that holds everything of GoSight. */
export const DATABASE = 'gosight';

/** Where a ClickHouse is. */
export type ClickhouseAddress = {
  readonly url: string;
  /** Where they don't stand in the URL. */
  readonly credentials?: { readonly username: string; readonly password: string };
};

/** A client bound to our database with the settings that our statements count on. */
export function createClickhouseClient(address: ClickhouseAddress, database = DATABASE): ClickHouseClient {
  return createClient({
    url: address.url,
    ...address.credentials,
    database,
    application: 'gosight',
    request_timeout: CLICKHOUSE_REQUEST_MS,
    max_open_connections: CLICKHOUSE_CONNECTIONS,
    // Its errors reach the caller, who logs them or not; its advice on proxies would only fill the console.
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: {
      // An insert is answered once it is stored, in the very block that its deduplication token names.
      async_insert: 0,
      date_time_input_format: 'best_effort',
      // UInt64 as a JSON number loses digits in JavaScript.
      output_format_json_quote_64bit_integers: 1,
    },
  });
}

/** Creates our database where it is missing. */
export async function createDatabase(address: ClickhouseAddress): Promise<void> {
  const client = createClickhouseClient(address, 'default');
  try {
    await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${DATABASE} ENGINE = Atomic` });
  } finally {
    await client.close();
  }
}
