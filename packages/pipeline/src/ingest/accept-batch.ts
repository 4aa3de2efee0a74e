import type { EventLog, Logger } from '@gosight/engines';
import {
  type Batch,
  decodeBatch,
  type EventBatch,
  encodeRecord,
  ProtoError,
  type RejectedEvent,
} from '@gosight/proto';
import { IngestError } from '../errors.ts';
import { uuidText } from '../identifiers.ts';
import { INGEST_LIMITS } from '../limits.ts';
import { TOPICS } from '../topics.ts';
import { clockOffset } from './clock-offset.ts';
import type { RateLimit } from './rate-limit.ts';
import { validateBatch } from './validate-batch.ts';

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
  readonly accepted: number;
  readonly rejected: readonly RejectedEvent[];
  /** Always false for now: repeated batches are recognised by the processor, not here. */
  readonly duplicate: boolean;
};

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
 * appended. Throws `IngestError`: `bad_protobuf`, `invalid_batch`, `unsupported_content`, `rate_limited`, `unavailable`.
 */
export function createAcceptBatch({ log, rateLimit, logger, now }: AcceptBatchOptions): AcceptBatch {
  async function append(incoming: IncomingBatch, batch: EventBatch, rejected: RejectedEvent[]) {
    const receivedAt = now();
    const header = {
      projectId: incoming.projectId,
      receivedAt,
      clockOffset: clockOffset(incoming.sentAt, receivedAt),
      clientAddress: incoming.clientAddress,
      userAgent: incoming.userAgent.slice(0, INGEST_LIMITS.maxUserAgentChars),
      requestId: incoming.requestId,
      rejected,
    };
    const key = `${incoming.projectId}:${uuidText(batch.sessionId)}`;
    try {
      await log.append(TOPICS.events, { key, value: encodeRecord(header, incoming.body) });
    } catch (error) {
      logger.error({ err: error, requestId: incoming.requestId }, 'The event log refused a batch');
      throw new IngestError('unavailable', 'The batch cannot be stored at the moment.', {
        cause: error,
        retryAfterMs: INGEST_LIMITS.retryAfterMs,
      });
    }
  }

  return async (incoming) => {
    const batch = decodeEvents(incoming.body);
    const rejected = validateBatch(batch);
    const accepted = batch.events.length - rejected.length;
    if (accepted > 0) {
      await rateLimit(incoming.projectId, accepted);
      await append(incoming, batch, rejected);
    }
    return { accepted, rejected, duplicate: false };
  };
}

function decodeEvents(body: Uint8Array): EventBatch {
  let batch: Batch;
  try {
    batch = decodeBatch(body);
  } catch (error) {
    if (!(error instanceof ProtoError)) throw error;
    throw new IngestError('bad_protobuf', 'The body is not a gosight.v1.Batch message.', { cause: error });
  }
  if (batch.events) return batch.events;
  if (batch.replayChunk) {
    throw new IngestError('unsupported_content', 'This server does not take replay chunks.');
  }
  throw new IngestError('invalid_batch', 'The batch is empty.');
}
