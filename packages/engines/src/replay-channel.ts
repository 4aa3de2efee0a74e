/** Tells that a chunk of a recording was stored; the message on `replayChannel` as JSON. */
export type ReplayChunkAdded = {
  /** Canonical UUID. */
  readonly sessionId: string;
  /** 16 hex digits. */
  readonly streamId: string;
  /** The chunk's place in its stream, from 0. */
  readonly sequence: number;
};

/** The pub/sub channel on which processors publish `ReplayChunkAdded`s of a session. */
export function replayChannel(projectId: string, sessionId: string): string {
  return `replay:${projectId}:${sessionId}`;
}
