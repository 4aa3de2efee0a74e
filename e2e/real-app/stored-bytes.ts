import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { withEngines } from '../support/start-test-gosight.ts';

/** A text, and the file (below the data directory) or table that it stands in. */
export type Finding = { readonly text: string; readonly place: string };

/**
 * Which of the texts stand anywhere in what a stopped server keeps: in its files as they are, in any table's rows, or in
 * the recordings that some of them hold packed.
 */
export async function findStored(dataDir: string, texts: readonly string[]): Promise<Finding[]> {
  const found: Finding[] = [];
  const look = (place: string, bytes: Buffer) => {
    for (const text of texts) if (bytes.includes(text)) found.push({ text, place });
  };
  // The event log and Postgres keep bytes as they come; ClickHouse compresses, so its rows are read back.
  for (const file of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
    const name = path.join(file.parentPath, file.name);
    if (file.isFile()) look(path.relative(dataDir, name), await readFile(name));
  }
  await withEngines(dataDir, async ({ clickhouse }) => {
    const tables = await clickhouse.query({
      query: `SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'`,
      format: 'JSONEachRow',
    });
    for (const { name } of await tables.json<{ name: string }>()) {
      const { stream } = await clickhouse.exec({ query: `SELECT * FROM ${name} FORMAT RowBinary` });
      look(`table ${name}`, await buffer(stream));
    }
    const chunks = await clickhouse.query({
      query: 'SELECT base64Encode(data) AS data, toString(encoding) AS encoding FROM replay_chunks',
      format: 'JSONEachRow',
    });
    for (const { data, encoding } of await chunks.json<{ data: string; encoding: string }>()) {
      const bytes = Buffer.from(data, 'base64');
      look('recordings', encoding === 'gzip' && bytes.length > 0 ? gunzipSync(bytes) : bytes);
    }
  });
  return found;
}
