import { randomUUID } from 'node:crypto';
import type { Cache, EventLog, Logger, TokenBucket } from '@gosight/engines';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Pool } from 'pg';
import { IngestError, type IngestErrorCode } from '../errors.ts';
import { INGEST_LIMITS, PROJECT_RATE_LIMIT } from '../limits.ts';
import { type AcceptBatch, createAcceptBatch } from './accept-batch.ts';
import { authorize } from './authorize.ts';
import { clientAddress, parseTrustedProxies, type TrustedProxies } from './client-address.ts';
import { parseSentAt } from './clock-offset.ts';
import { createProjectKeys, type ProjectKeys } from './project-keys.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';

export type IngestOptions = {
  readonly log: Pick<EventLog, 'append'>;
  readonly cache: Pick<Cache, 'takeTokens'>;
  readonly postgres: Pick<Pool, 'query'>;
  readonly logger: Logger;
  /** Unix ms. @defaultValue `Date.now` */
  readonly now?: () => number;
  /** Proxies whose `X-Forwarded-For` is believed: addresses or networks. @defaultValue none */
  readonly trustedProxies?: readonly string[];
  /** Events a project may send. @defaultValue `PROJECT_RATE_LIMIT` */
  readonly rateLimit?: TokenBucket;
};

type Ingest = {
  readonly projectKeys: ProjectKeys;
  readonly acceptBatch: AcceptBatch;
  readonly trustedProxies: TrustedProxies;
  readonly logger: Logger;
};

const STATUS: Record<IngestErrorCode, ContentfulStatusCode> = {
  bad_request: 400,
  bad_protobuf: 400,
  invalid_batch: 400,
  unsupported_content: 400,
  missing_key: 401,
  unknown_key: 401,
  origin_not_allowed: 403,
  project_disabled: 403,
  method_not_allowed: 405,
  too_large: 413,
  unsupported_media_type: 415,
  unsupported_encoding: 415,
  rate_limited: 429,
  unavailable: 503,
};

/** What a browser may send without a preflight, what servers should send, and `sendBeacon`'s missing type. */
const MEDIA_TYPES = new Set([
  '',
  'text/plain',
  'application/x-protobuf',
  'application/protobuf',
  'application/octet-stream',
]);

const METHODS = 'POST, OPTIONS';

/** The HTTP side of ingest: `POST /v1/batches` with its preflight. */
export function createIngest(options: IngestOptions): Hono {
  const { logger, now = Date.now } = options;
  const rateLimit = createRateLimit({
    cache: options.cache,
    logger,
    bucket: options.rateLimit ?? PROJECT_RATE_LIMIT,
  });
  const ingest: Ingest = {
    projectKeys: createProjectKeys({ postgres: options.postgres, logger, now }),
    acceptBatch: createAcceptBatch({ log: options.log, rateLimit, logger, now }),
    trustedProxies: parseTrustedProxies(options.trustedProxies ?? []),
    logger,
  };

  const app = new Hono();
  app.options('/v1/batches', (c) => answerPreflight(c, ingest));
  app.post('/v1/batches', (c) => answerBatch(c, ingest));
  app.all('/v1/batches', (c) => {
    c.header('Allow', METHODS);
    return answerError(c, new IngestError('method_not_allowed', 'Use POST.'), randomUUID());
  });
  return app;
}

async function answerPreflight(c: Context, ingest: Ingest): Promise<Response> {
  const origin = c.req.header('origin');
  try {
    await authorize(ingest.projectKeys, c.req.query('k'), origin);
  } catch {
    // A page cannot read a preflight's answer: without the headers below the browser sends nothing, and that is all.
    return c.body(null, 204);
  }
  allowOrigin(c, origin);
  c.header('Access-Control-Allow-Methods', METHODS);
  c.header('Access-Control-Allow-Headers', 'Content-Type, Content-Encoding');
  c.header('Access-Control-Max-Age', String(INGEST_LIMITS.preflightMaxAgeMs / 1000));
  return c.body(null, 204);
}

async function answerBatch(c: Context, ingest: Ingest): Promise<Response> {
  const requestId = randomUUID();
  try {
    const origin = c.req.header('origin');
    const project = await authorize(ingest.projectKeys, c.req.query('k'), origin);
    allowOrigin(c, origin);
    checkMediaType(c.req.header('content-type'));
    const accepted = await ingest.acceptBatch({
      projectId: project.id,
      body: await readBody(c.req.raw),
      sentAt: parseSentAt(c.req.query('t')),
      clientAddress: clientAddress(peerAddress(c), c.req.header('x-forwarded-for'), ingest.trustedProxies),
      userAgent: c.req.header('user-agent') ?? '',
      requestId,
    });
    return c.json(accepted, 202);
  } catch (error) {
    return answerError(c, toIngestError(error, requestId, ingest.logger), requestId);
  }
}

/** What a page may read follows from this header: it names the origin only where the project allows it. */
function allowOrigin(c: Context, origin: string | undefined): void {
  if (origin === undefined) return;
  c.header('Access-Control-Allow-Origin', origin);
  c.header('Access-Control-Expose-Headers', 'Retry-After');
  c.header('Vary', 'Origin');
}

function checkMediaType(contentType = ''): void {
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (MEDIA_TYPES.has(mediaType)) return;
  throw new IngestError('unsupported_media_type', 'Send the body as text/plain or application/x-protobuf.');
}

/** The other end of the connection, as `@hono/node-server` knows it; undefined without a socket. */
function peerAddress(c: Context): string | undefined {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress;
}

function toIngestError(error: unknown, requestId: string, logger: Logger): IngestError {
  if (error instanceof IngestError) return error;
  logger.error({ err: error, requestId }, 'Ingest failed');
  return new IngestError('unavailable', 'Something of ours went wrong; retry later.', {
    cause: error,
    retryAfterMs: INGEST_LIMITS.retryAfterMs,
  });
}

function answerError(c: Context, error: IngestError, requestId: string): Response {
  if (error.retryAfterMs !== undefined) {
    c.header('Retry-After', String(Math.max(1, Math.ceil(error.retryAfterMs / 1000))));
  }
  return c.json({ error: { code: error.code, message: error.message, requestId } }, STATUS[error.code]);
}
