import { type Session, SessionList } from '@gosight/react';
import { type ReactNode, useState } from 'react';
import { useOwnSessionId } from './use-own-session-id.ts';
import { WatchDialog } from './WatchDialog.tsx';

const PAGE_SIZE = 8;

/** The sessions of the shop, this visitor's own marked; a row opens its replay. */
export function SeenSessions(): ReactNode {
  const ownId = useOwnSessionId();
  const [watched, setWatched] = useState<Session>();
  return (
    <>
      <SessionList live pageSize={PAGE_SIZE} selectedId={ownId} onSelect={setWatched} />
      {watched && <WatchDialog sessionId={watched.sessionId} onClose={() => setWatched(undefined)} />}
    </>
  );
}
