import { decodeBase64 } from '@pothos/core';
import { isUuid } from '../queries/is-uuid.ts';

const GLOBAL_ID = /^([A-Z][A-Za-z]*):(.+)$/s;

/** The type and own id of a global id, or undefined when the text is none. */
export function decodeNodeId(globalId: string): { type: string; id: string } | undefined {
  const [, type, id] = GLOBAL_ID.exec(decode(globalId)) ?? [];
  return type === undefined || id === undefined ? undefined : { type, id };
}

/** The project that a raw or global id names; any text names at most one. */
export function projectIdOf(id: string): string {
  const node = decodeNodeId(id);
  return node?.type === 'Project' ? node.id : id;
}

/** Project and session of the own id of a `Session`, or undefined when it is none. */
export function parseSessionId(id: string): { projectId: string; sessionId: string } | undefined {
  const colon = id.lastIndexOf(':');
  const sessionId = id.slice(colon + 1);
  if (colon < 1 || !isUuid(sessionId)) return undefined;
  return { projectId: id.slice(0, colon), sessionId: sessionId.toLowerCase() };
}

/** The session's UUID from a raw or global id; undefined when it is neither, or of another project. */
export function sessionUuid(id: string, projectId: string): string | undefined {
  if (isUuid(id)) return id.toLowerCase();
  const node = decodeNodeId(id);
  const session = node?.type === 'Session' ? parseSessionId(node.id) : undefined;
  return session?.projectId === projectId ? session.sessionId : undefined;
}

function decode(globalId: string): string {
  try {
    return decodeBase64(globalId);
  } catch {
    // Not base64: then it is no global id, as the caller will find.
    return '';
  }
}
