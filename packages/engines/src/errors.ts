/** What can go wrong with an engine, for callers to tell apart. */
export type EngineErrorCode =
  | 'log_unavailable'
  | 'partition_lost'
  | 'data_directory_locked'
  | 'engine_missing'
  | 'engine_start_failed'
  | 'migration_failed'
  | 'invalid_config';

/** The error of this package: a code for programs, a message that says what to do, the cause kept. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
