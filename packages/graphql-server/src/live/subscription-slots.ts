import { ApiError } from '../errors.ts';

/** Counts the open subscriptions of each viewer, and can end all of them. */
export type SubscriptionSlots = {
  /** Takes a slot and returns what frees it; throws `COST_LIMIT` when the viewer has too many. */
  take(viewerId: string, close: () => void): () => void;
  /** How many are open. */
  readonly count: number;
  /** Ends all. */
  closeAll(): void;
};

/** No subscription yet, at most `maxPerViewer` for one viewer. */
export function createSubscriptionSlots(maxPerViewer: number): SubscriptionSlots {
  const closeById = new Map<string, Set<() => void>>();
  return {
    take(viewerId, close) {
      const slots = closeById.get(viewerId) ?? new Set();
      if (slots.size >= maxPerViewer) {
        throw new ApiError(
          'COST_LIMIT',
          `At most ${maxPerViewer} subscriptions may be open for one credential.`,
        );
      }
      const slot = () => close();
      closeById.set(viewerId, slots.add(slot));
      return () => {
        slots.delete(slot);
        if (slots.size === 0 && closeById.get(viewerId) === slots) closeById.delete(viewerId);
      };
    },
    get count() {
      return [...closeById.values()].reduce((sum, slots) => sum + slots.size, 0);
    },
    closeAll() {
      for (const slots of [...closeById.values()]) for (const close of [...slots]) close();
    },
  };
}
