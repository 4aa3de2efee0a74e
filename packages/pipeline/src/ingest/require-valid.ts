import { IngestError } from '../errors.ts';

/** Throws `IngestError` code `invalid_batch` unless the condition holds. */
export function requireValid(condition: boolean, message: string): void {
  if (!condition) throw new IngestError('invalid_batch', message);
}
