import { type Cache, type Logger, type ReplayChunkAdded, replayChannel } from '@gosight/engines';
import { streamIdText } from '../identifiers.ts';
import type { ReplayChunkRow } from '../write/replay-chunk-row.ts';

export type ReplayPublisherOptions = { readonly cache: Pick<Cache, 'publish'>; readonly logger: Logger };

/**
 * Tells who watches a session of its new chunks, damaged ones too. Nobody waits for it: a message lost is found in the
 * manifest.
 */
export function createReplayPublisher({
  cache,
  logger,
}: ReplayPublisherOptions): (rows: readonly ReplayChunkRow[]) => void {
  return (rows) => {
    for (const { project_id, session_id, stream_id, chunk_seq } of rows) {
      const added: ReplayChunkAdded = {
        sessionId: session_id,
        streamId: streamIdText(stream_id),
        sequence: chunk_seq,
      };
      cache
        .publish(replayChannel(project_id, session_id), JSON.stringify(added))
        .catch((error: unknown) => logger.warn({ err: error }, 'A stored replay chunk cannot be announced'));
    }
  };
}
