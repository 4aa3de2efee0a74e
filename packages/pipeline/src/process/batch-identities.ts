import { DUPLICATE_LIMITS } from '../limits.ts';

/** Which batch a record holds. */
export type BatchIdentity = {
  readonly projectId: string;
  /** UInt64 as decimal text, like `hash`. */
  readonly streamId: string;
  /** Of a batch of events or of a replay chunk; a set of identities holds only the one or the other. */
  readonly seq: number;
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

/** An identity with its first content. */
type Stored = { readonly hash: string; readonly receivedAt: number; readonly newestAt: number };

/**
 * An empty set of identities: at most `maxIdentities`, and as many further contents of them.
 *
 * Its answers depend only on what was added and on the batch asked about, never on the clock: asked again after a crash,
 * filled with the same smaller offsets, it says the same.
 */
export function createBatchIdentities(
  maxIdentities: number = DUPLICATE_LIMITS.maxIdentities,
): BatchIdentities {
  const stored = new Map<string, Stored>();
  // When contents were received that are not the first of their identity. Not kept with it: a client can send any number
  // of them, and each would make all that follow slower.
  const conflicts = new Map<string, number>();

  return {
    compare(batch) {
      const key = keyOf(batch);
      const since = batch.receivedAt - DUPLICATE_LIMITS.horizonMs;
      const known = stored.get(key);
      if (known?.hash === batch.hash && known.receivedAt >= since) return 'duplicate';
      if ((conflicts.get(contentKey(key, batch)) ?? Number.NEGATIVE_INFINITY) >= since) return 'duplicate';
      return known !== undefined && known.newestAt >= since ? 'conflict' : 'new';
    },
    add(batch) {
      const key = keyOf(batch);
      const { hash, receivedAt } = batch;
      const known = stored.get(key);
      const isFurther = known !== undefined && known.hash !== hash;
      const newestAt = Math.max(receivedAt, known?.newestAt ?? receivedAt);
      stored.set(key, isFurther ? { ...known, newestAt } : { hash, receivedAt, newestAt });
      if (isFurther) conflicts.set(contentKey(key, batch), receivedAt);
      forgetOldest(stored, maxIdentities);
      forgetOldest(conflicts, maxIdentities);
    },
  };
}

function forgetOldest(map: Map<string, unknown>, maxSize: number): void {
  if (map.size <= maxSize) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}

function keyOf({ projectId, streamId, seq }: BatchIdentity): string {
  return `${streamId}/${seq}/${projectId}`;
}

function contentKey(key: string, { hash }: BatchIdentity): string {
  return `${hash}/${key}`;
}
