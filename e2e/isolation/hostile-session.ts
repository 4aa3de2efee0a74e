import { gzipSync } from 'node:zlib';
import { type BatchInput, encodeBatch } from '@gosight/proto/encode';
import { HOSTILE_START, hostileRecording } from '../../packages/player-frame/e2e/hostile-recording.ts';
import { newIds } from '../support/encode-events.ts';
import { PROJECT_KEY } from '../support/start-test-gosight.ts';

/** Chunks begin with these events of the hostile recording: its page, what changes there, and how that goes on. */
const CHUNK_STARTS = [0, 2, 6];
/** How long ago the recording began, so that none of it lies in the future. */
const AGE_MS = 5_000;
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';

type RrwebEvent = { type: number; timestamp: number };

/**
 * Posts the hostile recording, and events whose texts are hostile too, as a tracker would: it needs no more than the
 * public project key. Returns the id of the session.
 *
 * @param options.breaksRrweb - whether it also holds what an unguarded rrweb stumbles over
 */
export async function sendHostileSession(options: {
  gosight: string;
  attacker: string;
  breaksRrweb: boolean;
}): Promise<string> {
  const { gosight, attacker, breaksRrweb } = options;
  const start = Date.now() - AGE_MS;
  const events = (hostileRecording(attacker, breaksRrweb) as RrwebEvent[]).map((event) => ({
    ...event,
    timestamp: event.timestamp - HOSTILE_START + start,
  }));
  const { sessionText, ...ids } = newIds();
  await send(gosight, { events: { ...ids, batchSeq: 0, baseTs: start, ...hostileEvents(attacker) } });
  for (const [chunkSeq, first] of CHUNK_STARTS.entries()) {
    const part = events.slice(first, CHUNK_STARTS[chunkSeq + 1]);
    const json = JSON.stringify(part);
    const times = part.map(({ timestamp }) => timestamp);
    await send(gosight, {
      replayChunk: {
        ...ids,
        chunkSeq,
        encoding: 1,
        firstTs: Math.min(...times),
        lastTs: Math.max(...times),
        hasFullSnapshot: part.some(({ type }) => type === 2),
        eventCount: part.length,
        rawSize: Buffer.byteLength(json),
        data: gzipSync(json),
        url: `${attacker}/chunk-url`,
        viewportWidth: 800,
        viewportHeight: 600,
      },
    });
  }
  return sessionText;
}

/** Events whose every text wants to be markup: the list beside the player shows them. */
function hostileEvents(attacker: string) {
  const markup = (name: string) =>
    `<img src="${attacker}/event-${name}" onerror="PWNED='event-${name}'"><script>PWNED='event-${name}'</script>`;
  return {
    strings: [
      `${attacker}/page-url?"><img src="${attacker}/event-url">`,
      ...['title', 'element', 'custom', 'error'].map(markup),
      'main > button',
      'button',
    ],
    pages: [{ url: 1, title: 2 }],
    elements: [{ selector: 6, tag: 7, name: 3, interactive: true }],
    events: [
      { dt: 1, page: 1, pageView: {} },
      { dt: 1, page: 1, click: { element: 1, x: 10, y: 20, elementWidth: 80, elementHeight: 24 } },
      { dt: 1, page: 1, customEvent: { name: 4 } },
      { dt: 1, page: 1, jsError: { message: 5, stack: 5, source: 1 } },
    ],
  };
}

async function send(gosight: string, batch: BatchInput): Promise<void> {
  const response = await fetch(`${gosight}/v1/batches?k=${PROJECT_KEY}&t=${Date.now()}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', 'User-Agent': USER_AGENT },
    body: encodeBatch(batch),
  });
  const { rejected } = (await response.json()) as { rejected?: unknown[] };
  if (response.status !== 202 || rejected?.length !== 0) {
    throw new Error(`the hostile session was answered ${response.status} ${JSON.stringify(rejected)}`);
  }
}
