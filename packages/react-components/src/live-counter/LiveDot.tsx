import type { ReactNode } from 'react';
import type { ConnectionStatus } from '../client/go-sight-client.ts';
import type { MessageKey } from '../messages/translator.ts';
import { useKit } from '../provider/kit-context.ts';

const TEXTS: Readonly<Record<ConnectionStatus, MessageKey>> = {
  open: 'live.connected',
  connecting: 'live.connecting',
  reconnecting: 'live.reconnecting',
};

/** A dot that is filled while the connection stands; its title says it in words. */
export function LiveDot({ status }: { status: ConnectionStatus }): ReactNode {
  const { translate } = useKit();
  const text = translate(TEXTS[status]);
  return (
    <span className="gs-live-dot" data-gs-part="live-dot" data-status={status} title={text}>
      <span className="gs-hidden">{text}</span>
    </span>
  );
}
