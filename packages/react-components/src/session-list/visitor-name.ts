import { shortenMiddle } from '../format/shorten-middle.ts';
import type { Session } from '../hooks/session.ts';
import type { Translate } from '../messages/translator.ts';

/** Letters of a visitor's id that tell visitors of one list apart. */
const ID_LETTERS = 8;

/** Who it was: the id the host identified, else the start of the visitor's own. */
export function visitorName(session: Session, translate: Translate): string {
  if (session.userId !== null && session.userId !== '') return shortenMiddle(session.userId);
  return translate('sessions.anonymous', { id: session.visitorId.slice(0, ID_LETTERS) });
}
