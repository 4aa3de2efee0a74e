import { badInput } from '../errors.ts';
import { QUERY_COST } from '../limits.ts';

/** The number of rows asked for; throws `BAD_USER_INPUT` unless it is 1 to `max`. */
export function pageSize(first: number, max: number): number {
  if (first < 1 || first > max) throw badInput(`first: must be 1 to ${max}, not ${first}.`);
  return first;
}

/** What a connection costs: its query, and each of its rows. */
export function pageCost(first: number, max: number): { field: number; multiplier: number } {
  // A size that will be refused anyway must be told so by `pageSize`, not as a question of cost.
  return { field: QUERY_COST, multiplier: Math.min(Math.max(first, 1), max) };
}
