import type { EventDetails, Utm } from '../events.ts';
import { TEXT_LIMITS } from '../limits.ts';
import type { Privacy } from '../privacy.ts';

/** How a session began: where the visitor came from. */
export function sessionStart(privacy: Privacy, newVisitor: boolean): EventDetails<'session_start'> {
  const query = new URLSearchParams(location.search);
  const utm = (name: keyof Utm) =>
    privacy.maskText(query.get(`utm_${name}`) ?? '').slice(0, TEXT_LIMITS.name);
  return {
    type: 'session_start',
    newVisitor,
    referrer: privacy.scrubUrl(document.referrer),
    utm: {
      source: utm('source'),
      medium: utm('medium'),
      campaign: utm('campaign'),
      term: utm('term'),
      content: utm('content'),
    },
  };
}
