import { createContext, type RefObject, useContext, useSyncExternalStore } from 'react';
import { GoSightError } from '../errors.ts';
import type { StateProps } from '../states/state-props.ts';
import type { ReplayView } from './replay-store.ts';
import type { LoadedReplay } from './use-replay-store.ts';

/** What the parts of a player share. */
export type ReplayContextValue = LoadedReplay & {
  sessionId: string;
  rootRef: RefObject<HTMLDivElement | null>;
  states: StateProps;
};

/** The player around a part. */
export const ReplayContext = /* @__PURE__ */ createContext<ReplayContextValue | undefined>(undefined);

/** The player around this part. Throws where there is none: a part has nothing to show alone. */
export function useReplayContext(): ReplayContextValue {
  const context = useContext(ReplayContext);
  if (context === undefined) {
    throw new GoSightError('internal', 'Parts of a ReplayPlayer belong inside ReplayPlayer.Root.');
  }
  return context;
}

/** A part of how playback stands; renders only when that part changes. `select` must give the same value for the same view. */
export function useReplayView<T>(select: (view: ReplayView) => T): T {
  const { store } = useReplayContext();
  const read = () => select(store.read());
  return useSyncExternalStore(store.subscribe, read, read);
}
