import type { ClickHouseClient } from '@clickhouse/client';
import type { Logger } from '@gosight/engines';
import { backOff } from '../process/back-off.ts';
import type { EventRow } from './event-row.ts';

/** Which insert this is, for ClickHouse to recognise its repetition. */
export type InsertOptions = {
  /** The same for the same rows and for no others. */
  readonly token: string;
  /** Gives up the next attempt, never one under way. */
  readonly signal: AbortSignal;
};

export type EventWriter = {
  /**
   * Inserts rows into `events` as one block and repeats that very insert until ClickHouse has taken it.
   *
   * @returns false when `signal` was aborted first: the rows may or may not be stored, and who repeats the insert with
   * the same token gets them exactly once
   */
  insertEvents(rows: readonly EventRow[], options: InsertOptions): Promise<boolean>;
};

export type EventWriterOptions = {
  readonly clickhouse: Pick<ClickHouseClient, 'insert'>;
  readonly logger: Logger;
};

/** Writes rows with the settings that make a repeated insert count once, in `events` and in every rollup. */
export function createEventWriter({ clickhouse, logger }: EventWriterOptions): EventWriter {
  return {
    async insertEvents(rows, { token, signal }) {
      for (let attempt = 1; !signal.aborted; attempt++) {
        try {
          await clickhouse.insert({
            table: 'events',
            values: rows,
            format: 'JSONEachRow',
            clickhouse_settings: {
              async_insert: 0,
              insert_deduplicate: 1,
              insert_deduplication_token: token,
              deduplicate_blocks_in_dependent_materialized_views: 1,
              date_time_input_format: 'best_effort',
            },
          });
          return true;
        } catch (error) {
          logger.warn({ err: error, token, attempt }, 'ClickHouse did not take an insert: it is tried again');
          await backOff(attempt, signal);
        }
      }
      return false;
    },
  };
}
