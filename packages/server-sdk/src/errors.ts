/** What is wrong with the call. */
export type EmbedTokenErrorCode =
  | 'invalid_signing_key'
  | 'invalid_project_id'
  | 'invalid_scopes'
  | 'invalid_filter'
  | 'invalid_origin'
  | 'invalid_expires_in';

/** A call that can't give a token; its message says what to change. It never holds the signing key. */
export class EmbedTokenError extends Error {
  override readonly name = 'EmbedTokenError';
  readonly code: EmbedTokenErrorCode;

  constructor(code: EmbedTokenErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
