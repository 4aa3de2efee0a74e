import { type ClickHouseClient, ClickHouseError, type ClickHouseSettings } from '@clickhouse/client';
import { ApiError } from '../errors.ts';
import { MAX_QUERY_MEMORY, MAX_QUERY_SECONDS, MAX_RESULT_BYTES, MAX_RESULT_ROWS } from '../limits.ts';
import type { BoundValues } from './bound-values.ts';

// TIMEOUT_EXCEEDED, TOO_SLOW, MEMORY_LIMIT_EXCEEDED, TOO_MANY_ROWS_OR_BYTES
const OVER_BUDGET = new Set(['159', '160', '241', '396']);

/** The budget of every query. */
export const QUERY_SETTINGS = {
  max_execution_time: MAX_QUERY_SECONDS,
  max_memory_usage: String(MAX_QUERY_MEMORY),
  max_result_rows: String(MAX_RESULT_ROWS),
  max_result_bytes: String(MAX_RESULT_BYTES),
  output_format_json_quote_64bit_integers: 1,
} as const satisfies ClickHouseSettings;

/**
 * The rows of a query. `Int64` comes as text; read it with `Number` where it is a count or a time.
 *
 * Throws `COST_LIMIT` when it took more than its budget.
 */
export async function runQuery<Row>(
  clickhouse: ClickHouseClient,
  query: string,
  values: BoundValues,
): Promise<Row[]> {
  try {
    const result = await clickhouse.query({
      query,
      query_params: values.params,
      format: 'JSONEachRow',
      clickhouse_settings: QUERY_SETTINGS,
    });
    return await result.json<Row>();
  } catch (error) {
    throw toApiError(error);
  }
}

/** The error as a caller may know it: over its budget, or what it was. */
export function toApiError(error: unknown): unknown {
  if (error instanceof ClickHouseError) {
    if (!OVER_BUDGET.has(error.code)) return error;
    return new ApiError(
      'COST_LIMIT',
      'The query took too long: choose a shorter range or fewer conditions.',
      {
        cause: error,
      },
    );
  }
  return error;
}
