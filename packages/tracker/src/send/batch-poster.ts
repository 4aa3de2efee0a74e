import { SEND_LIMITS } from '../limits.ts';
import { parseRetryAfter } from './retry-delay.ts';

/** The part of `fetch` that is used. */
export type Transport = (url: string, init: RequestInit) => Promise<Response>;

/** How one attempt to send a batch ended. */
export type Outcome =
  | { kind: 'accepted'; flushAfterMs: number | undefined }
  | { kind: 'refused'; status: number }
  | { kind: 'failed'; retryAfterMs: number };

/** Posts batches within the browser's allowance for requests that outlive the page. */
export class BatchPoster {
  readonly #transport: Transport;
  #keepaliveBytes = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Makes one attempt; never rejects. */
  async post(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<Outcome> {
    const keepalive = this.#keepaliveBytes + bytes.length <= SEND_LIMITS.maxKeepaliveBytes;
    if (keepalive) this.#keepaliveBytes += bytes.length;
    const hanging = new AbortController();
    const timer = setTimeout(() => hanging.abort(), SEND_LIMITS.timeoutMs);
    try {
      const response = await this.#transport(url, {
        method: 'POST',
        body: bytes,
        // A content type that needs no preflight: the body is binary all the same.
        headers: { 'Content-Type': 'text/plain' },
        credentials: 'omit',
        keepalive,
        signal: hanging.signal,
      });
      return await judge(response);
    } catch {
      return { kind: 'failed', retryAfterMs: 0 };
    } finally {
      clearTimeout(timer);
      if (keepalive) this.#keepaliveBytes -= bytes.length;
    }
  }
}

async function judge(response: Response): Promise<Outcome> {
  const { status } = response;
  if (response.ok) {
    const answer = (await response.json().catch(() => undefined)) as { flushAfterMs?: number } | undefined;
    return { kind: 'accepted', flushAfterMs: answer?.flushAfterMs };
  }
  const mayRetry = status === 408 || status === 429 || status >= 500;
  return mayRetry
    ? { kind: 'failed', retryAfterMs: parseRetryAfter(response.headers.get('Retry-After'), Date.now()) }
    : { kind: 'refused', status };
}
