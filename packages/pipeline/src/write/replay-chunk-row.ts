import { ChunkEncoding, type RecordHeader, type ReplayChunk } from '@gosight/proto';
import { uint64Text, uuidText, uuidV7Time } from '../identifiers.ts';
import { COLUMN_LIMITS } from '../limits.ts';
import { eventTime, sessionDay, storableTime } from '../process/enrich/event-time.ts';
import { parsePageUrl } from '../process/enrich/page-url.ts';
import { pathGroup } from '../process/enrich/path-group.ts';
import type { UserAgent } from '../process/enrich/user-agent.ts';
import { cleanText } from './text-table.ts';

/** One row of table `replay_chunks`. UInt64 columns are decimal text, times Unix ms, days and UUIDs text. */
export type ReplayChunkRow = {
  readonly project_id: string;
  readonly session_id: string;
  readonly session_day: string;
  readonly visitor_id: string;
  readonly stream_id: string;
  readonly tab_id: string;
  readonly chunk_seq: number;
  readonly first_ts: number;
  readonly last_ts: number;
  readonly clock_offset: number;
  readonly received_at: number;
  readonly has_full_snapshot: boolean;
  readonly event_count: number;
  readonly raw_size: number;
  readonly size: number;
  readonly encoding: string;
  readonly url: string;
  readonly path: string;
  readonly path_group: string;
  readonly device: string;
  readonly is_bot: boolean;
  readonly viewport_width: number;
  readonly viewport_height: number;
  readonly is_damaged: boolean;
  readonly is_conflict: boolean;
  readonly chunk_hash: string;
  readonly log_id: string;
  readonly log_partition: number;
  readonly log_offset: string;
  readonly data: Uint8Array;
};

/** A decoded record of a replay chunk with all that its row is made of. The row depends on nothing else. */
export type ReplayRowSource = {
  readonly header: RecordHeader;
  readonly chunk: ReplayChunk;
  /** Bytes of the JSON in the chunk's data; undefined where that is damaged. */
  readonly rawSize: number | undefined;
  readonly userAgent: UserAgent;
  /** UInt64 as decimal text. */
  readonly chunkHash: string;
  readonly isConflict: boolean;
  readonly logId: string;
  readonly partition: number;
  readonly offset: number;
};

const UINT16_MAX = 65_535;

/** The row of a record of a replay chunk. */
export function replayChunkRow(source: ReplayRowSource): ReplayChunkRow {
  const { header, chunk, rawSize, userAgent } = source;
  const isDamaged = rawSize === undefined;
  return {
    project_id: header.projectId,
    session_id: uuidText(chunk.sessionId),
    session_day: sessionDay(uuidV7Time(chunk.sessionId), header.receivedAt),
    visitor_id: uuidText(chunk.visitorId),
    stream_id: uint64Text(chunk.streamId),
    tab_id: uint64Text(chunk.tabId),
    chunk_seq: chunk.chunkSeq,
    ...timeColumns(chunk, header),
    has_full_snapshot: chunk.hasFullSnapshot,
    event_count: chunk.eventCount,
    raw_size: rawSize ?? chunk.rawSize,
    size: chunk.data.length,
    encoding: chunk.encoding === ChunkEncoding.GZIP ? 'gzip' : 'identity',
    ...pageColumns(chunk.url),
    device: userAgent.device,
    is_bot: userAgent.isBot,
    viewport_width: Math.min(chunk.viewportWidth, UINT16_MAX),
    viewport_height: Math.min(chunk.viewportHeight, UINT16_MAX),
    is_damaged: isDamaged,
    is_conflict: source.isConflict,
    chunk_hash: source.chunkHash,
    log_id: source.logId,
    log_partition: source.partition,
    log_offset: String(source.offset),
    data: isDamaged ? new Uint8Array() : chunk.data,
  };
}

/** All times of a chunk are moved alike, so that its events keep their distances: its last one's decides. */
function timeColumns({ firstTs, lastTs }: ReplayChunk, { clockOffset, receivedAt }: RecordHeader) {
  const last = storableTime(eventTime(lastTs, clockOffset, receivedAt));
  return {
    first_ts: storableTime(last - (lastTs - firstTs)),
    last_ts: last,
    // A client can send times that lie further from ours than the column holds.
    clock_offset: Math.max(last - lastTs, Number.MIN_SAFE_INTEGER),
    received_at: storableTime(receivedAt),
  };
}

function pageColumns(address: string) {
  const url = cleanText(address, COLUMN_LIMITS.url);
  const { path } = parsePageUrl(url);
  return {
    url,
    path: path.slice(0, COLUMN_LIMITS.path),
    path_group: path === '' ? '' : pathGroup(path),
  };
}
