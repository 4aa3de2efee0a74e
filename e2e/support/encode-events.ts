import { randomBytes } from 'node:crypto';
import { encodeBatch } from '@gosight/proto/encode';

/** The ids of one document and its session. */
export type DocumentIds = {
  readonly streamId: Buffer;
  readonly sessionId: Buffer;
  /** The session id as the API writes it. */
  readonly sessionText: string;
  readonly visitorId: Buffer;
  readonly tabId: Buffer;
  readonly batchSeq?: number;
};

/** What a batch should hold. */
export type EventCounts = {
  readonly name: string;
  pageViews?: number;
  clicks?: number;
  customs?: number;
  path?: string;
};

/** Ids of a new document in a new session. */
export function newIds(): DocumentIds {
  const sessionId = uuidV7();
  const sessionText = sessionId.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return {
    streamId: randomBytes(8),
    sessionId,
    sessionText,
    visitorId: randomBytes(16),
    tabId: randomBytes(8),
  };
}

/** One batch of page views, clicks and custom events called `name`; one custom event where nothing else is said. */
export function encodeEvents(ids: DocumentIds, counts: EventCounts): Uint8Array<ArrayBuffer> {
  const { streamId, sessionId, visitorId, tabId, batchSeq = 0 } = ids;
  const { name, pageViews = 0, clicks = 0, customs = 1, path = '/' } = counts;
  return encodeBatch({
    events: {
      streamId,
      sessionId,
      visitorId,
      tabId,
      batchSeq,
      baseTs: Date.now(),
      strings: [`https://shop.example${path}`, 'A page', 'main > button', 'button', 'Buy', name],
      pages: [{ url: 1, title: 2 }],
      elements: [{ selector: 3, tag: 4, name: 5, interactive: true }],
      events: [
        ...Array.from({ length: pageViews }, () => ({ dt: 1, page: 1, pageView: {} })),
        ...Array.from({ length: clicks }, (_, index) => ({
          dt: 1,
          page: 1,
          click: {
            element: 1,
            x: 10 + index,
            y: 20,
            offsetX: 1,
            offsetY: 2,
            elementWidth: 80,
            elementHeight: 24,
          },
        })),
        ...Array.from({ length: customs }, () => ({ dt: 1, page: 1, customEvent: { name: 6 } })),
      ],
    },
  });
}

function uuidV7(): Buffer {
  const id = randomBytes(16);
  id.writeUIntBE(Date.now(), 0, 6);
  id.writeUInt8(0x70 | (id.readUInt8(6) & 0x0f), 6);
  id.writeUInt8(0x80 | (id.readUInt8(8) & 0x3f), 8);
  return id;
}
