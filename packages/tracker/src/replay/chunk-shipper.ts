import { encodeBatch } from '@gosight/proto/encode';
import { fromHex } from '../ids.ts';
import type { EnqueueOptions } from '../send/sender.ts';
import type { Chunk } from './chunk-builder.ts';
import { compress, type Encoded, uncompressed } from './compress.ts';

/** Whose recording a chunk belongs to, and which place it has there. */
export type ChunkIdentity = {
  streamId: Uint8Array;
  chunkSeq: number;
  tabId: Uint8Array;
  /** Canonical UUIDs. */
  sessionId: string;
  visitorId: string;
};

/** Takes encoded chunks, in order. */
export type Enqueue = (bytes: Uint8Array<ArrayBuffer>, options: EnqueueOptions) => void;

type Shipment = {
  readonly chunk: Chunk;
  readonly identity: ChunkIdentity;
  readonly raw: Uint8Array<ArrayBuffer>;
};

/** Compresses sealed chunks and hands them on, one after the other. */
export class ChunkShipper {
  readonly #enqueue: Enqueue;
  readonly #compressing = new Set<Shipment>();
  #last: Promise<void> = Promise.resolve();

  constructor(enqueue: Enqueue) {
    this.#enqueue = enqueue;
  }

  ship(chunk: Chunk, identity: ChunkIdentity): void {
    const shipment = { chunk, identity, raw: new TextEncoder().encode(`[${chunk.events.join(',')}]`) };
    this.#compressing.add(shipment);
    this.#last = this.#last.then(async () => {
      // A page that is left takes chunks out of here as they are.
      if (!this.#compressing.has(shipment)) return;
      this.#handOn(shipment, await compress(shipment.raw));
    });
  }

  /**
   * Hands on at once and uncompressed what fits into `maxBytes`: browsers do not finish to compress for a page that is
   * gone. Answers how many bytes are left; 0 when something did not fit, since what follows it is worthless.
   */
  shipRaw(maxBytes: number): number {
    let left = maxBytes;
    for (const shipment of [...this.#compressing]) {
      left -= shipment.raw.length;
      if (left < 0) return 0;
      this.#handOn(shipment, uncompressed(shipment.raw));
    }
    return left;
  }

  /** Resolves when all that was shipped so far is handed on. */
  settled(): Promise<void> {
    return this.#last;
  }

  #handOn(shipment: Shipment, encoded: Encoded): void {
    if (!this.#compressing.delete(shipment)) return;
    const { chunk, identity, raw } = shipment;
    const { events, firstTs, lastTs, hasFullSnapshot, place } = chunk;
    const bytes = encodeBatch({
      replayChunk: {
        ...identity,
        ...encoded,
        ...place,
        sessionId: fromHex(identity.sessionId),
        visitorId: fromHex(identity.visitorId),
        firstTs,
        lastTs,
        hasFullSnapshot,
        eventCount: events.length,
        rawSize: raw.length,
      },
    });
    this.#enqueue(bytes, { isIndependent: hasFullSnapshot });
  }
}
