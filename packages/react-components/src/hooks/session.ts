import type { SessionRowFieldsFragment } from '../gen/operations.ts';

/** What a session was seen on. */
export type Device = 'desktop' | 'mobile' | 'tablet' | 'other';

/** One visit, as lists show it. */
export type Session = {
  /** The API's global id. */
  id: string;
  /** The UUID that `getSessionId()` of the tracker gives. */
  sessionId: string;
  visitorId: string;
  /** Who it was, where the site called `identify`. */
  userId: string | null;
  startedAt: Date;
  /** When its last event happened. */
  endedAt: Date;
  /** Milliseconds. */
  duration: number;
  /** Active in the last 5 min. */
  isLive: boolean;
  entryPath: string;
  exitPath: string;
  pageViewCount: number;
  eventCount: number;
  clickCount: number;
  errorCount: number;
  device: Device;
  browser: string;
  os: string;
  /** ISO 3166 code of two letters; null where unknown. */
  country: string | null;
  hasReplay: boolean;
};

/** A session of the API in the kit's own types. */
export function toSession(fields: SessionRowFieldsFragment): Session {
  return {
    ...fields,
    startedAt: new Date(fields.startedAt),
    endedAt: new Date(fields.endedAt),
    device: fields.device.toLowerCase() as Lowercase<typeof fields.device>,
  };
}
