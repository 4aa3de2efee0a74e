import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Logger } from '@gosight/engines';
import { createBlockWriter, type InsertBlock } from './block-writer.ts';
import type { ReplayChunkRow } from './replay-chunk-row.ts';
import { REPLAY_COLUMNS } from './replay-columns.ts';
import { encodeRows } from './row-binary.ts';

export type ReplayWriterOptions = {
  readonly clickhouse: Pick<ClickHouseClient, 'exec'>;
  readonly logger: Logger;
};

/** Makes the writer of table `replay_chunks`: in RowBinary, since JSON cannot hold the bytes of a recording. */
export function createReplayWriter({ clickhouse, logger }: ReplayWriterOptions): InsertBlock<ReplayChunkRow> {
  const query = `INSERT INTO replay_chunks (${Object.keys(REPLAY_COLUMNS).join(', ')}) FORMAT RowBinary`;
  return createBlockWriter({
    logger,
    async insert(rows, settings) {
      const values = Readable.from([encodeRows(REPLAY_COLUMNS, rows)], { objectMode: false });
      const { stream } = await clickhouse.exec({ query, values, clickhouse_settings: settings });
      const answer = await text(stream);
      // An error that comes after the status was sent stands in the body.
      if (answer !== '') throw new Error(`ClickHouse answered an insert with: ${answer.slice(0, 500)}`);
    },
  });
}
