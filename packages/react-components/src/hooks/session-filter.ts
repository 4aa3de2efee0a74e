import type {
  SessionFilter as SessionFilterInput,
  SessionOrder as SessionOrderInput,
} from '../gen/operations.ts';
import type { Device } from './session.ts';

/** Compares a path: exactly, by its start, by a part, or by a pattern such as `/product/:id`. */
export type StringMatch = { equals?: string; startsWith?: string; contains?: string; pattern?: string };

/** Both ends included. */
export type IntRange = { min?: number; max?: number };

/** Which sessions; all conditions must hold, and each list means "one of". */
export type SessionFilter = {
  /** Started within; each a Date or an ISO 8601 string. */
  range?: { from: Date | string; to: Date | string };
  /** Active in the last 5 min. */
  isLive?: boolean;
  hasError?: boolean;
  device?: Device[];
  browser?: string[];
  os?: string[];
  /** ISO 3166 codes of two letters. */
  country?: string[];
  userId?: string;
  visitorId?: string;
  /** @defaultValue false */
  includeBots?: boolean;
  entryPath?: StringMatch;
  /** Milliseconds. */
  duration?: IntRange;
  pageViews?: IntRange;
};

/** How a list of sessions is ordered. */
export type SessionOrder = 'started_desc' | 'started_asc' | 'duration_desc' | 'events_desc';

/** The filter as the API takes it. */
export function toSessionFilterInput(filter: SessionFilter): SessionFilterInput {
  const { range, device, ...same } = filter;
  const input: SessionFilterInput = { ...same };
  if (range !== undefined) input.range = { from: toIso(range.from), to: toIso(range.to) };
  if (device !== undefined) {
    input.device = device.map((name) => name.toUpperCase() as Uppercase<Device>);
  }
  return input;
}

/** The order as the API takes it. */
export function toSessionOrderInput(order: SessionOrder): SessionOrderInput {
  return order.toUpperCase() as Uppercase<SessionOrder>;
}

function toIso(moment: Date | string): string {
  return typeof moment === 'string' ? moment : moment.toISOString();
}
