/** Why ingest refuses a request; the API's contract. */
export type IngestErrorCode =
  | 'bad_request'
  | 'bad_protobuf'
  | 'invalid_batch'
  | 'unsupported_content'
  | 'missing_key'
  | 'unknown_key'
  | 'origin_not_allowed'
  | 'project_disabled'
  | 'method_not_allowed'
  | 'too_large'
  | 'unsupported_media_type'
  | 'unsupported_encoding'
  | 'rate_limited'
  | 'unavailable';

/** A refusal of ingest: a code for programs, a message that says what to do and repeats nothing of the input. */
export class IngestError extends Error {
  override readonly name = 'IngestError';
  readonly code: IngestErrorCode;
  /** ms after which the sender may try again; only where a retry can help. */
  readonly retryAfterMs: number | undefined;

  constructor(code: IngestErrorCode, message: string, options?: ErrorOptions & { retryAfterMs?: number }) {
    super(message, options);
    this.code = code;
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/** What can go wrong in a processor. */
export type ProcessErrorCode = 'bad_record' | 'intent_lost';

/** An error of a processor: `bad_record` sends the record to the dead letters, `intent_lost` stops the partition. */
export class ProcessError extends Error {
  override readonly name = 'ProcessError';
  readonly code: ProcessErrorCode;

  constructor(code: ProcessErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
