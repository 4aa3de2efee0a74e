import type { ClickHouseClient } from '@clickhouse/client';
import type { ProjectScope } from '../auth/can.ts';
import { badInput, damaged, notFound } from '../errors.ts';
import { MAX_SEQUENCE } from '../limits.ts';
import { isUuid } from '../queries/is-uuid.ts';
import { replayChunkBytes } from '../queries/replay-chunk-bytes.ts';
import { requireSession } from '../queries/require-session.ts';
import { parseStreamId } from '../queries/stream-id.ts';

const SEQUENCE = /^(0|[1-9]\d{0,9})$/;

/** The stored bytes of the chunk that the texts name; throws `BAD_USER_INPUT`, `NOT_FOUND` or `DAMAGED`. */
export async function replayChunkAnswer(
  clickhouse: ClickHouseClient,
  scope: ProjectScope,
  [session = '', stream = '', sequenceText = '']: readonly string[],
): Promise<Response> {
  if (!isUuid(session)) throw badInput('The session must be a UUID.');
  const streamId = parseStreamId(stream);
  if (streamId === undefined) throw badInput('The stream must be 16 hex digits.');
  const sequence = Number(sequenceText);
  if (!SEQUENCE.test(sequenceText) || sequence > MAX_SEQUENCE) {
    throw badInput(`The sequence must be 0 to ${MAX_SEQUENCE}.`);
  }
  const sessionId = session.toLowerCase();
  // Only who is narrowed to one person needs the session: all others may see every chunk of the project.
  if (scope.filter !== undefined) await requireSession(clickhouse, scope, sessionId);
  const chunk = await replayChunkBytes(clickhouse, scope, { sessionId, streamId, sequence });
  if (!chunk) throw notFound('There is no such chunk.');
  if (chunk.isDamaged) throw damaged('This chunk arrived broken; its bytes are not kept.');
  return new Response(new Uint8Array(chunk.data), {
    headers: {
      'content-type': 'application/octet-stream',
      'x-gosight-encoding': chunk.encoding,
      'cache-control': 'private, max-age=31536000, immutable',
    },
  });
}
