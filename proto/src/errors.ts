/** Thrown for bytes that are not a valid message of ours; `cause` holds the decoder's own error. */
export class ProtoError extends Error {
  override readonly name = 'ProtoError';
}
