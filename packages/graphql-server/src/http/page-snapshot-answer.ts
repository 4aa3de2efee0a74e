import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { badInput, notFound } from '../errors.ts';
import { pageSnapshotEvents } from '../heatmap/page-snapshot-events.ts';
import { decodeSnapshotId } from '../heatmap/snapshot-id.ts';
import { MAX_SEQUENCE, MAX_SNAPSHOT_RAW_BYTES, PAGE_SNAPSHOT_MAX_AGE_SECONDS } from '../limits.ts';
import { type ReplayChunkBytes, replayChunkBytes } from '../queries/replay-chunk-bytes.ts';
import { requireSession } from '../queries/require-session.ts';
import { parseStreamId } from '../queries/stream-id.ts';

const inflate = promisify(gunzip);

/** The masked page of a snapshot id; throws `BAD_USER_INPUT` or `NOT_FOUND`. */
export async function pageSnapshotAnswer(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  [id = '']: readonly string[],
): Promise<Response> {
  const place = decodeSnapshotId(id);
  if (!place) throw badInput('This is no id of a page snapshot.');
  if (scope.filter !== undefined) await requireSession(clickhouse, scope, place.sessionId);
  const key = { ...place, streamId: parseStreamId(place.streamId) ?? '' };
  // The tracker seals a chunk with its snapshot: the style sheets that the page adopted begin the next one.
  const next = { ...key, sequence: Math.min(key.sequence + 1, MAX_SEQUENCE) };
  const [chunk, after] = await Promise.all(
    [key, next].map((one) => replayChunkBytes(clickhouse, scope, one)),
  );
  if (!chunk || chunk.isDamaged || !chunk.hasFullSnapshot) throw notFound('There is no such page snapshot.');
  const recorded = [...(await readEvents(chunk)), ...(after ? await readEvents(after) : [])];
  const events = pageSnapshotEvents(recorded, chunk);
  if (!events) throw notFound('This page can not be shown.');
  return Response.json(events, {
    headers: { 'cache-control': `private, max-age=${PAGE_SNAPSHOT_MAX_AGE_SECONDS}` },
  });
}

async function readEvents({ encoding, data }: ReplayChunkBytes): Promise<unknown[]> {
  try {
    const raw = encoding === 'gzip' ? await inflate(data, { maxOutputLength: MAX_SNAPSHOT_RAW_BYTES }) : data;
    const events: unknown = JSON.parse(raw.toString());
    return Array.isArray(events) ? events : [];
  } catch {
    // Larger than we show, or only its brackets are those of JSON: then it shows no page, as the caller will find.
    return [];
  }
}
