import { SessionList } from '@gosight/react';
import type { ReactNode } from 'react';
import { useOwnSessionId } from './use-own-session-id.ts';

const PAGE_SIZE = 8;

/** The sessions of the shop, this visitor's own marked. */
export function SeenSessions(): ReactNode {
  const ownId = useOwnSessionId();
  return <SessionList live pageSize={PAGE_SIZE} selectedId={ownId} />;
}
