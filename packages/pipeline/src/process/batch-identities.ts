import { DUPLICATE_LIMITS } from '../limits.ts';

/** Which batch a record holds. */
export type BatchIdentity = {
  readonly projectId: string;
  /** UInt64 as decimal text, like `hash`. */
  readonly streamId: string;
  readonly batchSeq: number;
  readonly hash: string;
  /** Unix ms. */
  readonly receivedAt: number;
};

/** What earlier records of the partition say about a batch. */
export type Repetition =
  | 'new'
  /** The same identity with the same bytes: stored already. */
  | 'duplicate'
  /** The same identity with other bytes: to be stored and marked. */
  | 'conflict';

/** The batches of one partition that are stored, within the horizon of `DUPLICATE_LIMITS`. */
export type BatchIdentities = {
  compare(batch: BatchIdentity): Repetition;
  /** Tells that a batch is stored. In the order of offsets: what is told first is forgotten first. */
  add(batch: BatchIdentity): void;
};

type Stored = { readonly hash: string; readonly receivedAt: number; readonly other: Stored | undefined };

/**
 * An empty set of identities.
 *
 * Its answers depend only on what was added and on the batch asked about, never on the clock: asked again after a crash,
 * filled with the same smaller offsets, it says the same.
 */
export function createBatchIdentities(
  maxIdentities: number = DUPLICATE_LIMITS.maxIdentities,
): BatchIdentities {
  const stored = new Map<string, Stored>();

  return {
    compare(batch) {
      let result: Repetition = 'new';
      for (let known = stored.get(keyOf(batch)); known !== undefined; known = known.other) {
        if (known.receivedAt < batch.receivedAt - DUPLICATE_LIMITS.horizonMs) continue;
        if (known.hash === batch.hash) return 'duplicate';
        result = 'conflict';
      }
      return result;
    },
    add(batch) {
      const key = keyOf(batch);
      stored.set(key, { hash: batch.hash, receivedAt: batch.receivedAt, other: stored.get(key) });
      if (stored.size <= maxIdentities) return;
      const oldest = stored.keys().next();
      if (!oldest.done) stored.delete(oldest.value);
    },
  };
}

function keyOf({ projectId, streamId, batchSeq }: BatchIdentity): string {
  return `${streamId}/${batchSeq}/${projectId}`;
}
