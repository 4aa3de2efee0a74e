import type { ReplayChunkRow } from './replay-chunk-row.ts';
import { hexIdSql } from './stream-id.ts';
import { toInt32 } from './to-int32.ts';

/** The select list of a chunk without its bytes. */
export const REPLAY_CHUNK_SELECT = [
  'toString(session_id) AS sessionId',
  `${hexIdSql('stream_id')} AS streamId`,
  `${hexIdSql('tab_id')} AS tabId`,
  'chunk_seq AS sequence',
  'toUnixTimestamp64Milli(first_ts) AS firstAt',
  'toUnixTimestamp64Milli(last_ts) AS lastAt',
  'clock_offset AS clockOffset',
  'has_full_snapshot AS hasFullSnapshot',
  'event_count AS eventCount',
  'size AS bytes',
  'encoding AS encoding',
  'path AS path',
  'viewport_width AS viewportWidth',
  'viewport_height AS viewportHeight',
  'is_damaged AS isDamaged',
].join(', ');

/**
 * Which of several chunks with one identity counts: a whole one before a damaged one, then what was stored first. Later
 * arrivals never change it, so its bytes can be cached for good.
 */
export const REPLAY_CHUNK_PRECEDENCE =
  'is_damaged, is_conflict, received_at, log_id, log_partition, log_offset';

/** A row of `REPLAY_CHUNK_SELECT` as ClickHouse's JSON has it: 64-bit numbers are texts. */
export type RawReplayChunkRow = Record<string, unknown>;

/** Reads a row of `REPLAY_CHUNK_SELECT`. */
export function toReplayChunkRow(raw: RawReplayChunkRow): ReplayChunkRow {
  const from = Number(raw['firstAt']);
  const numbers = {
    from,
    // The tracker says both; a chunk must not end before it begins.
    to: Math.max(from, Number(raw['lastAt'])),
    clockOffset: Number(raw['clockOffset']),
    sequence: toInt32(raw['sequence']),
    eventCount: toInt32(raw['eventCount']),
    bytes: toInt32(raw['bytes']),
  };
  return { ...raw, ...numbers } as unknown as ReplayChunkRow;
}
