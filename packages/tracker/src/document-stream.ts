import { fromHex, randomBytes, toHex } from './ids.ts';
import { readItem, writeItem } from './storage/web-storage.ts';

/** The identity of a document's batches: a random id in memory only, since browsers copy sessionStorage between tabs. */
export class DocumentStream {
  #id = randomBytes(8);
  #nextSeq = 0;

  /** The id and the number of the next batch. */
  next(): { streamId: Uint8Array; batchSeq: number } {
    const batchSeq = this.#nextSeq;
    this.#nextSeq += 1;
    return { streamId: this.#id, batchSeq };
  }

  /** The document came back from the back/forward cache: from now on it is another one. */
  renew(): void {
    this.#id = randomBytes(8);
    this.#nextSeq = 0;
  }
}

const TAB_KEY = '_gs_tab';

/** The id that groups the documents of this tab. */
export function tabId(): Uint8Array {
  const known = readItem('sessionStorage', TAB_KEY);
  if (known && /^[\da-f]{16}$/.test(known)) return fromHex(known);
  const id = randomBytes(8);
  writeItem('sessionStorage', TAB_KEY, toHex(id));
  return id;
}
