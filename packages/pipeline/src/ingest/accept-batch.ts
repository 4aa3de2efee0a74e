import type { EventLog, Logger } from '@gosight/engines';
import {
  type Batch,
  decodeBatch,
  type EventBatch,
  encodeRecord,
  ProtoError,
  type RejectedEvent,
  type ReplayChunk,
} from '@gosight/proto';
import { IngestError } from '../errors.ts';
import { uuidText } from '../identifiers.ts';
import { INGEST_LIMITS, REPLAY_BYTES_PER_TOKEN } from '../limits.ts';
import { TOPICS } from '../topics.ts';
import { checkSize } from './check-size.ts';
import { clockOffset } from './clock-offset.ts';
import type { RateLimit } from './rate-limit.ts';
import { validateBatch } from './validate-batch.ts';
import { validateReplayChunk } from './validate-replay-chunk.ts';

/** A batch as a transport hands it over, authorised for its project. */
export type IncomingBatch = {
  readonly projectId: string;
  readonly body: Uint8Array;
  /** Unix ms on the sender's clock; undefined when unknown. */
  readonly sentAt: number | undefined;
  /** Truncated. */
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly requestId: string;
};

export type AcceptedBatch = {
  /** Events, or 1 for a replay chunk. */
  readonly accepted: number;
  readonly rejected: readonly RejectedEvent[];
  /** Always false for now: repeated batches are recognised by the processor, not here. */
  readonly duplicate: boolean;
};

type Content = { readonly sessionId: Uint8Array; readonly rejected: RejectedEvent[] };

export type AcceptBatch = (batch: IncomingBatch) => Promise<AcceptedBatch>;

export type AcceptBatchOptions = {
  readonly log: Pick<EventLog, 'append'>;
  readonly rateLimit: RateLimit;
  readonly logger: Logger;
  readonly now: () => number;
};

/**
 * Makes the one way into the event log, whatever the transport: decode, validate, rate limit, append.
 *
 * The returned function resolves only once the log has the batch durably. A batch whose events are all refused is not
 * appended. Throws `IngestError`: `too_large`, `bad_protobuf`, `invalid_batch`, `rate_limited`, `unavailable`.
 */
export function createAcceptBatch({ log, rateLimit, logger, now }: AcceptBatchOptions): AcceptBatch {
  async function append(incoming: IncomingBatch, topic: string, content: Content) {
    const receivedAt = now();
    const header = {
      projectId: incoming.projectId,
      receivedAt,
      clockOffset: clockOffset(incoming.sentAt, receivedAt),
      clientAddress: incoming.clientAddress,
      userAgent: incoming.userAgent.slice(0, INGEST_LIMITS.maxUserAgentChars),
      requestId: incoming.requestId,
      rejected: content.rejected,
    };
    const key = `${incoming.projectId}:${uuidText(content.sessionId)}`;
    try {
      await log.append(topic, { key, value: encodeRecord(header, incoming.body) });
    } catch (error) {
      logger.error({ err: error, requestId: incoming.requestId, topic }, 'The event log refused a batch');
      throw new IngestError('unavailable', 'The batch cannot be stored at the moment.', {
        cause: error,
        retryAfterMs: INGEST_LIMITS.retryAfterMs,
      });
    }
  }

  async function acceptEvents(incoming: IncomingBatch, batch: EventBatch): Promise<AcceptedBatch> {
    const rejected = validateBatch(batch);
    const accepted = batch.events.length - rejected.length;
    if (accepted > 0) {
      await rateLimit(incoming.projectId, accepted);
      await append(incoming, TOPICS.events, { sessionId: batch.sessionId, rejected });
    }
    return { accepted, rejected, duplicate: false };
  }

  async function acceptReplayChunk(incoming: IncomingBatch, chunk: ReplayChunk): Promise<AcceptedBatch> {
    validateReplayChunk(chunk);
    await rateLimit(incoming.projectId, Math.ceil(incoming.body.length / REPLAY_BYTES_PER_TOKEN));
    await append(incoming, TOPICS.replay, { sessionId: chunk.sessionId, rejected: [] });
    return { accepted: 1, rejected: [], duplicate: false };
  }

  return async (incoming) => {
    checkSize(incoming.body);
    const { events, replayChunk } = decode(incoming.body);
    if (events) return acceptEvents(incoming, events);
    if (replayChunk) return acceptReplayChunk(incoming, replayChunk);
    throw new IngestError('invalid_batch', 'The batch is empty.');
  };
}

function decode(body: Uint8Array): Batch {
  try {
    return decodeBatch(body);
  } catch (error) {
    if (!(error instanceof ProtoError)) throw error;
    throw new IngestError('bad_protobuf', 'The body is not a gosight.v1.Batch message.', { cause: error });
  }
}
