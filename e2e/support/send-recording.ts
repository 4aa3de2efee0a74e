import { gzipSync } from 'node:zlib';
import { ChunkEncoding, encodeBatch, type ReplayChunkInput } from '@gosight/proto/encode';
import { type DocumentIds, encodeEvents, newIds } from './encode-events.ts';
import { PROJECT_KEY } from './start-test-gosight.ts';
import type { RecordedEvent } from './synthetic-recording.ts';

// Without one the visit would count as a bot's.
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';
/** rrweb's types of the two events that a full snapshot consists of. */
const [META, FULL_SNAPSHOT] = [4, 2];

/**
 * Cuts a recording into chunks as the tracker does: every `everyMs` (5 s by default), a full snapshot in one of its own.
 * Each is ready to be sent, or spoiled before.
 */
export function toChunks(
  events: Iterable<RecordedEvent>,
  options: { ids: DocumentIds; everyMs?: number },
): ReplayChunkInput[] {
  const { ids, everyMs = 5000 } = options;
  const { streamId, sessionId, visitorId, tabId } = ids;
  const chunks: ReplayChunkInput[] = [];
  let open: RecordedEvent[] = [];
  const seal = () => {
    const [first, last] = [open[0], open.at(-1)];
    if (!first || !last) return;
    const text = Buffer.from(JSON.stringify(open));
    chunks.push({
      ...{ streamId, sessionId, visitorId, tabId },
      chunkSeq: chunks.length,
      encoding: ChunkEncoding.GZIP,
      firstTs: first.timestamp,
      lastTs: last.timestamp,
      hasFullSnapshot: last.type === FULL_SNAPSHOT,
      eventCount: open.length,
      rawSize: text.length,
      data: gzipSync(text),
      url: 'https://shop.example/catalogue',
      viewportWidth: 1280,
      viewportHeight: 800,
    });
    open = [];
  };
  for (const event of events) {
    const isLong = open[0] !== undefined && event.timestamp - open[0].timestamp >= everyMs;
    if (event.type === META || isLong) seal();
    open.push(event);
    if (event.type === FULL_SNAPSHOT) seal();
  }
  seal();
  return chunks;
}

/** Ids of a new visit, of which ingest already has a page view: a recording alone makes no session. */
export async function beginVisit(url: string): Promise<DocumentIds> {
  const ids = newIds();
  await post(url, encodeEvents(ids, { name: 'begin', pageViews: 1, customs: 0, path: '/catalogue' }));
  return ids;
}

/** Sends one chunk to ingest; throws where it is refused. */
export async function sendChunk(url: string, chunk: ReplayChunkInput): Promise<void> {
  await post(url, encodeBatch({ replayChunk: chunk }));
}

async function post(url: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(`${url}/v1/batches?k=${PROJECT_KEY}&t=${Date.now()}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', 'User-Agent': USER_AGENT },
    body,
  });
  if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
}
