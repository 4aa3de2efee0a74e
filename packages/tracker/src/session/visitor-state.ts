import { isUuid } from '../ids.ts';

/** What tabs and subdomains share about a visitor. Times are Unix ms on the system's clock, which all tabs have. */
export type VisitorState = {
  visitorId: string;
  sessionId: string;
  startedAt: number;
  /** The last user input. */
  activeAt: number;
  /** Fingerprint of the identified user's id, '' for none: the id itself does not belong into a cookie. */
  user: string;
};

const LAYOUT = '1';

/** Writes a state as a cookie value. */
export function formatState({ visitorId, sessionId, startedAt, activeAt, user }: VisitorState): string {
  return [LAYOUT, visitorId, sessionId, startedAt.toString(36), activeAt.toString(36), user].join('.');
}

/** Reads a cookie value; undefined for anything we did not write. */
export function parseState(value: string | undefined): VisitorState | undefined {
  const [layout, visitorId = '', sessionId = '', started = '', active = '', user = ''] =
    value?.split('.') ?? [];
  const startedAt = Number.parseInt(started, 36);
  const activeAt = Number.parseInt(active, 36);
  const isOurs = layout === LAYOUT && isUuid(visitorId) && isUuid(sessionId) && startedAt > 0 && activeAt > 0;
  return isOurs ? { visitorId, sessionId, startedAt, activeAt, user } : undefined;
}
