import type { ClickHouseSettings } from '@clickhouse/client';
import type { Logger } from '@gosight/engines';
import { backOff } from '../process/back-off.ts';

/** Which insert this is, for ClickHouse to recognise its repetition. */
export type InsertOptions = {
  /** The same for the same rows and for no others. */
  readonly token: string;
  /** Gives up the next attempt, never one under way. */
  readonly signal: AbortSignal;
};

/**
 * Inserts rows into a table as one block and repeats that very insert until ClickHouse has taken it.
 *
 * @returns false when `signal` was aborted first: the rows may or may not be stored, and who repeats the insert with the
 * same token gets them exactly once
 */
export type InsertBlock<Row> = (rows: readonly Row[], options: InsertOptions) => Promise<boolean>;

export type BlockWriterOptions<Row> = {
  /** One attempt: resolves when ClickHouse has answered that the rows are stored. */
  readonly insert: (rows: readonly Row[], settings: ClickHouseSettings) => Promise<unknown>;
  readonly logger: Logger;
};

/** Makes inserts with the settings under which a repeated one counts once, in the table and in every rollup. */
export function createBlockWriter<Row>({ insert, logger }: BlockWriterOptions<Row>): InsertBlock<Row> {
  return async (rows, { token, signal }) => {
    const settings: ClickHouseSettings = {
      async_insert: 0,
      insert_deduplicate: 1,
      insert_deduplication_token: token,
      deduplicate_blocks_in_dependent_materialized_views: 1,
      date_time_input_format: 'best_effort',
    };
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        await insert(rows, settings);
        return true;
      } catch (error) {
        logger.warn({ err: error, token, attempt }, 'ClickHouse did not take an insert: it is tried again');
        await backOff(attempt, signal);
      }
    }
    return false;
  };
}
