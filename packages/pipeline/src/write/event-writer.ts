import type { ClickHouseClient } from '@clickhouse/client';
import type { Logger } from '@gosight/engines';
import { createBlockWriter, type InsertBlock } from './block-writer.ts';
import type { EventRow } from './event-row.ts';

export type EventWriterOptions = {
  readonly clickhouse: Pick<ClickHouseClient, 'insert'>;
  readonly logger: Logger;
};

/** Makes the writer of table `events`. */
export function createEventWriter({ clickhouse, logger }: EventWriterOptions): InsertBlock<EventRow> {
  return createBlockWriter({
    logger,
    insert: (rows, settings) =>
      clickhouse.insert({
        table: 'events',
        values: rows,
        format: 'JSONEachRow',
        clickhouse_settings: settings,
      }),
  });
}
