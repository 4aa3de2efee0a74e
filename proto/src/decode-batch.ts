import { ProtoError } from './errors.ts';
import { gosight } from './gen/messages.js';
import type { Batch } from './messages.ts';
import { NumberReader } from './number-reader.ts';

/**
 * Decodes a request body. Throws `ProtoError` for anything that is not a `Batch`: truncated, overlong or nested too
 * deeply. Fields we do not know are skipped. Whether ids, counts and indexes make sense is the pipeline's question.
 */
export function decodeBatch(bytes: Uint8Array): Batch {
  try {
    return gosight.v1.Batch.decode(new NumberReader(bytes)) as Batch;
  } catch (cause) {
    throw new ProtoError('The body is not a Batch message', { cause });
  }
}
