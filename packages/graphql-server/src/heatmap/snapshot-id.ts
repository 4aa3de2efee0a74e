import { isUuid } from '../queries/is-uuid.ts';
import { parseStreamId } from '../queries/stream-id.ts';

/** The chunk that a page snapshot is made of. */
export type SnapshotPlace = {
  readonly sessionId: string;
  /** 16 hex digits. */
  readonly streamId: string;
  readonly sequence: number;
};

const ID_BYTES = 16 + 8 + 4;

/** The id of a page snapshot; it follows from its chunk. */
export function encodeSnapshotId({ sessionId, streamId, sequence }: SnapshotPlace): string {
  const hex = sessionId.replaceAll('-', '') + streamId + sequence.toString(16).padStart(8, '0');
  return Buffer.from(hex, 'hex').toString('base64url');
}

/** Reads an id that `encodeSnapshotId` made; undefined for any other text. */
export function decodeSnapshotId(id: string): SnapshotPlace | undefined {
  const bytes = Buffer.from(id, 'base64url');
  if (bytes.length !== ID_BYTES || bytes.toString('base64url') !== id) return undefined;
  const hex = bytes.toString('hex');
  const sessionId = hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const streamId = hex.slice(32, 48);
  if (!isUuid(sessionId) || parseStreamId(streamId) === undefined) return undefined;
  return { sessionId, streamId, sequence: bytes.readUInt32BE(24) };
}
