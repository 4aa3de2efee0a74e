import { setTimeout as sleep } from 'node:timers/promises';
import { encodeEvents, newIds } from './encode-events.ts';
import { PROJECT_KEY } from './start-test-gosight.ts';

/** What the sender knows about a batch: `accepted` was answered 202, `unknown` was sent and never answered. */
export type SentBatch = {
  readonly marker: string;
  readonly events: { readonly pageViews: number; readonly clicks: number; readonly customs: number };
  state: 'accepted' | 'unknown';
};

/** Traffic of known batches, and the ledger of what became of each. */
export type BatchGenerator = {
  readonly ledger: readonly SentBatch[];
  /** Where the server is now: a restart may give it another port. */
  target(url: string): void;
  stop(): Promise<void>;
};

const PATHS = ['/', '/product/1', '/cart', '/checkout'];
const RETRY_MS = 50;
const ANSWER_TIMEOUT_MS = 20_000;
// Without one the traffic would count as a bot's.
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';

/**
 * Sends batches from `streams` documents at the same time, each in order, until stopped.
 *
 * Every second document retries a batch until it is answered, with the same bytes, as the tracker does; the others go on
 * with the next one, so that batches without an answer stay in the ledger.
 */
export function startBatchGenerator(options: { url: string; streams: number }): BatchGenerator {
  const ledger: SentBatch[] = [];
  const state = { url: options.url, isStopped: false };
  const documents = Array.from({ length: options.streams }, (_, index) =>
    sendDocument({ state, ledger, isRetrying: index % 2 === 0 }),
  );
  return {
    ledger,
    target(url) {
      state.url = url;
    },
    async stop() {
      state.isStopped = true;
      await Promise.all(documents);
    },
  };
}

type Document = { state: { url: string; isStopped: boolean }; ledger: SentBatch[]; isRetrying: boolean };

async function sendDocument({ state, ledger, isRetrying }: Document): Promise<void> {
  const ids = newIds();
  for (let seq = 0; !state.isStopped; seq++) {
    const sent: SentBatch = {
      marker: `${ids.streamId.toString('hex')}-${seq}`,
      events: { pageViews: 1 + (seq % 2), clicks: seq % 3, customs: 1 + (seq % 5) },
      state: 'unknown',
    };
    ledger.push(sent);
    const path = PATHS[seq % PATHS.length] ?? '/';
    const body = encodeEvents({ ...ids, batchSeq: seq }, { ...sent.events, name: sent.marker, path });
    do {
      if (await isAccepted(state.url, body)) sent.state = 'accepted';
      else await sleep(RETRY_MS);
    } while (isRetrying && sent.state === 'unknown' && !state.isStopped);
  }
}

async function isAccepted(url: string, body: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v1/batches?k=${PROJECT_KEY}&t=${Date.now()}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', 'User-Agent': USER_AGENT },
      body,
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    // The status alone decides: an answer that breaks off after it is still a promise.
    await response.text().catch(() => '');
    if (response.status === 202) return true;
    if (response.status === 503 || response.status === 429) return false;
    throw new Error(`a good batch was answered ${response.status}`);
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'TimeoutError') return false;
    throw error;
  }
}
