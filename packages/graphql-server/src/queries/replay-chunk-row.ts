/** What is known of a chunk without its bytes. Times are Unix ms of the server's clock. */
export type ReplayChunkRow = {
  /** Canonical UUID. */
  readonly sessionId: string;
  /** 16 hex digits. */
  readonly streamId: string;
  /** 16 hex digits. */
  readonly tabId: string;
  readonly sequence: number;
  readonly from: number;
  readonly to: number;
  /** ms that a timestamp in the bytes is short of the server's clock. */
  readonly clockOffset: number;
  readonly hasFullSnapshot: boolean;
  readonly eventCount: number;
  /** Of the encoded bytes. */
  readonly bytes: number;
  readonly encoding: 'gzip' | 'identity';
  /** The path of the page at its first event. */
  readonly path: string;
  readonly viewportWidth: number;
  readonly viewportHeight: number;
  readonly isDamaged: boolean;
};
