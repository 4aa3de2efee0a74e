import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { notFound } from '../errors.ts';
import { findSessions } from './find-sessions.ts';
import type { SessionRow } from './session-row.ts';

/** The session, when the scope may see it; throws `NOT_FOUND`. */
export async function requireSession(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  sessionId: string,
): Promise<SessionRow> {
  const session = (await findSessions(clickhouse, scope, [sessionId])).get(sessionId);
  if (!session) throw notFound('There is no such session that you may see.');
  return session;
}
