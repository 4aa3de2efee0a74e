/** What can keep this program from starting, for callers to tell apart. */
export type StandaloneErrorCode = 'port_taken' | 'address_unavailable' | 'assets_missing';

/** The error of this package: a code for programs, a message that says what to do, the cause kept. */
export class StandaloneError extends Error {
  override readonly name = 'StandaloneError';
  readonly code: StandaloneErrorCode;

  constructor(code: StandaloneErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
