import type { ClickHouseClient } from '@clickhouse/client';
import { type Cache, type Logger, type ReplayChunkAdded, replayChannel } from '@gosight/engines';
import { z } from 'zod';
import type { ProjectScope } from '../auth/can.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { ApiError } from '../errors.ts';
import { MAX_CHUNKS_PER_LOOKUP, MAX_PENDING_CHUNKS, MAX_SEQUENCE } from '../limits.ts';
import { findReplayChunks } from '../queries/find-replay-chunks.ts';
import type { ReplayChunkRow } from '../queries/replay-chunk-row.ts';
import { endWithViewer } from './end-with-viewer.ts';
import { createQueueStream, type QueueStream } from './queue-stream.ts';
import type { SubscriptionSlots } from './subscription-slots.ts';

/** A chunk that was stored, or why no more will be told. */
export type ReplayChunkMessage = { readonly chunk: ReplayChunkRow } | { readonly error: ApiError };

type Services = {
  readonly cache: Cache;
  readonly clickhouse: ClickHouseClient;
  readonly subscriptionSlots: SubscriptionSlots;
  readonly logger: Logger;
  readonly now: () => number;
  readonly request: Request;
};

type Watched = { readonly viewer: Viewer; readonly scope: ProjectScope; readonly sessionId: string };

const messageSchema = z.object({
  sessionId: z.string(),
  streamId: z.string().regex(/^[0-9a-f]{16}$/),
  sequence: z.number().int().min(0).max(MAX_SEQUENCE),
});

/** The chunks of a session that are stored from now on, until the viewer's credential ends or he goes. */
export async function watchReplayChunks(
  services: Services,
  { viewer, scope, sessionId }: Watched,
): Promise<QueueStream<ReplayChunkMessage>> {
  const cleanups: (() => void)[] = [];
  const stream = createQueueStream<ReplayChunkMessage>({
    maxWaiting: MAX_PENDING_CHUNKS,
    onClose: () => {
      for (const cleanup of cleanups) cleanup();
    },
  });
  cleanups.push(services.subscriptionSlots.take(viewer.id, () => stream.close()));
  const announce = createLookup(services, { scope, sessionId }, (chunk) => stream.push({ chunk }));
  try {
    const unsubscribe = await services.cache.subscribe(replayChannel(scope.projectId, sessionId), announce);
    cleanups.push(() => {
      unsubscribe().catch((error: unknown) =>
        services.logger.warn({ err: error, sessionId }, 'replay channel not closed'),
      );
    });
    cleanups.push(endWithViewer(services, viewer, stream));
    // He may have gone while the channel was opened.
    if (services.request.signal.aborted) stream.close();
    return stream;
  } catch (error) {
    stream.close();
    throw error;
  }
}

/** Looks up what is announced, several at once while a query is under way, and gives them on in order. */
function createLookup(
  { clickhouse, logger }: Services,
  { scope, sessionId }: Omit<Watched, 'viewer'>,
  found: (chunk: ReplayChunkRow) => void,
): (message: string) => void {
  const pending: ReplayChunkAdded[] = [];
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    while (pending.length > 0) {
      const places = pending.splice(0, MAX_CHUNKS_PER_LOOKUP);
      try {
        for (const chunk of await findReplayChunks(clickhouse, scope, { sessionId, places })) found(chunk);
      } catch (error) {
        logger.warn({ err: error, sessionId }, 'stored replay chunks could not be looked up');
      }
    }
    isRunning = false;
  };
  return (message) => {
    const added = parseMessage(message, logger);
    if (!added || pending.length >= MAX_PENDING_CHUNKS) return;
    pending.push(added);
    if (!isRunning) void run();
  };
}

function parseMessage(message: string, logger: Logger): ReplayChunkAdded | undefined {
  try {
    return messageSchema.parse(JSON.parse(message));
  } catch (error) {
    logger.warn({ err: error }, 'a replay message that can not be read was left out');
    return undefined;
  }
}
