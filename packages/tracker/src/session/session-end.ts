import type { SessionEndReason } from '../events.ts';
import { SESSION_LIMITS } from '../limits.ts';
import type { VisitorState } from './visitor-state.ts';

/** Why input at `now` (Unix ms) no longer belongs to this session; undefined while it does. */
export function sessionEnd(
  { startedAt, activeAt }: Pick<VisitorState, 'startedAt' | 'activeAt'>,
  now: number,
  timeoutMs: number,
): SessionEndReason | undefined {
  if (now - activeAt >= timeoutMs) return 'IDLE';
  if (new Date(startedAt).toDateString() !== new Date(now).toDateString()) return 'MIDNIGHT';
  if (now - startedAt >= SESSION_LIMITS.maxAgeMs) return 'MAX_AGE';
  return undefined;
}
