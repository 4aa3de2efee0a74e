import type { RequestContext } from '../context.ts';
import type { ReplayChunkRow } from '../queries/replay-chunk-row.ts';

type Here = Pick<RequestContext, 'request' | 'publicUrl' | 'playerFramePath'>;

/** Where the bytes of a chunk are. */
export function replayChunkUrl(here: Here, projectId: string, chunk: ReplayChunkRow): string {
  const { sessionId, streamId, sequence } = chunk;
  return `${projectUrl(here, projectId)}/replay/${sessionId}/${streamId}/${sequence}`;
}

/** Where a page snapshot is. */
export function pageSnapshotUrl(here: Here, projectId: string, snapshotId: string): string {
  return `${projectUrl(here, projectId)}/page-snapshots/${snapshotId}`;
}

/** Where the player frame is. */
export function playerFrameUrl(here: Here): string {
  return `${baseUrl(here)}${here.playerFramePath}`;
}

function projectUrl(here: Here, projectId: string): string {
  return `${baseUrl(here)}/v1/projects/${encodeURIComponent(projectId)}`;
}

function baseUrl({ publicUrl, request }: Here): string {
  return publicUrl?.replace(/\/+$/, '') ?? new URL(request.url).origin;
}
