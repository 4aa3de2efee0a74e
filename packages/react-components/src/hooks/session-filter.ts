import type {
  SessionFilter as SessionFilterInput,
  SessionOrder as SessionOrderInput,
} from '../gen/operations.ts';
import type { Device } from './session.ts';

/** Compares a text, at least one condition. */
export type StringMatch = {
  equals?: string;
  startsWith?: string;
  /** Whatever the case of letters. */
  contains?: string;
  /** A path whose parts may vary: `/product/:id` fits any one part, `/docs/*` anything that follows. */
  pattern?: string;
};

/** At least one end; both are included. */
export type IntRange = { min?: number; max?: number };

/** Compares an attribute or a property, at least one condition. */
export type AttributeMatch = { key: string; equals?: string; in?: string[]; exists?: boolean };

/** Which sessions; all conditions must hold, and each list means "one of". */
export type SessionFilter = {
  /** Started within; each a Date or an ISO 8601 string, at most 400 days apart. @defaultValue the last 7 days */
  range?: { from: Date | string; to: Date | string };
  /** Active in the last 5 min. */
  isLive?: boolean;
  hasError?: boolean;
  hasReplay?: boolean;
  device?: Device[];
  browser?: string[];
  os?: string[];
  /** ISO 3166 codes of two letters. */
  country?: string[];
  userId?: string;
  visitorId?: string;
  groupId?: string;
  /** @defaultValue false */
  includeBots?: boolean;
  /** A page that was viewed. */
  path?: StringMatch;
  entryPath?: StringMatch;
  exitPath?: StringMatch;
  referrer?: StringMatch;
  utmSource?: string[];
  utmMedium?: string[];
  utmCampaign?: string[];
  /** Milliseconds. */
  duration?: IntRange;
  pageViews?: IntRange;
  /** A custom event that happened, all properties on the same one. */
  event?: { name: string; properties?: AttributeMatch[] };
  /** Custom attributes and user traits. */
  attributes?: AttributeMatch[];
};

/** How a list of sessions is ordered. */
export type SessionOrder =
  | 'started_desc'
  | 'started_asc'
  | 'ended_desc'
  | 'duration_desc'
  | 'duration_asc'
  | 'page_views_desc'
  | 'events_desc'
  | 'clicks_desc'
  | 'errors_desc';

/** The filter as the API takes it. */
export function toSessionFilterInput(filter: SessionFilter): SessionFilterInput {
  const { range, device, ...same } = filter;
  const input: SessionFilterInput = { ...same };
  if (range !== undefined) input.range = { from: toIso(range.from), to: toIso(range.to) };
  if (device !== undefined) input.device = device.map((name) => name.toUpperCase() as Uppercase<Device>);
  return input;
}

/** The order as the API takes it. */
export function toSessionOrderInput(order: SessionOrder): SessionOrderInput {
  return order.toUpperCase() as Uppercase<SessionOrder>;
}

/** A moment as the API takes it. */
export function toIso(moment: Date | string): string {
  return typeof moment === 'string' ? moment : moment.toISOString();
}
