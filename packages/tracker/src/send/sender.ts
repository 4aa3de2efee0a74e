import { SEND_LIMITS } from '../limits.ts';
import { BatchPoster, type Outcome, type Transport } from './batch-poster.ts';
import { retryDelay } from './retry-delay.ts';

/** What a sender needs from outside. */
export type SenderDeps = {
  /** `<endpoint>/v1/batches?k=<project key>`. */
  url: string;
  transport: Transport;
  /** Hands bytes to the browser, which sends them after the page is gone; false when it will not. */
  beacon: (url: string, body: Blob) => boolean;
  /** Unix ms on the clock the events are stamped with. */
  now: () => number;
  /** The server asks to seal sooner while somebody watches; undefined: as configured. */
  onFlushAfter: (flushAfterMs: number | undefined) => void;
  /** Batches were given up. */
  onDrop: (reason: string) => void;
};

type Sealed = { readonly bytes: Uint8Array<ArrayBuffer>; isUnderWay: boolean };

/** Sends sealed batches in order, each byte-identical until it is acknowledged or refused for good. */
export class Sender {
  readonly #deps: SenderDeps;
  readonly #poster: BatchPoster;
  readonly #queue: Sealed[] = [];
  readonly #waiting: (() => void)[] = [];
  #failures = 0;
  #refusals = 0;
  #isStopped = false;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
    this.#poster = new BatchPoster(deps.transport);
  }

  enqueue(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#isStopped) return;
    this.#queue.push({ bytes, isUnderWay: false });
    this.#makeRoom();
    this.#pump();
  }

  /** Tries at once what waits for a retry. */
  retryNow(): void {
    this.#stopWaiting();
    this.#pump();
  }

  /** The page may be frozen any moment: everything that is not under way goes now, beside each other. */
  sendAll(): void {
    for (const sealed of this.#idle()) this.#send(sealed);
  }

  /** The page is being left: everything that is not under way is handed to the browser. */
  sendAllByBeacon(): void {
    for (const sealed of this.#idle()) {
      const body = new Blob([sealed.bytes], { type: 'text/plain' });
      if (this.#deps.beacon(this.#url(), body)) this.#take(sealed);
      else this.#send(sealed);
    }
  }

  /** Resolves when nothing waits any more, or an attempt has failed. */
  drained(): Promise<void> {
    const isIdle = this.#queue.length === 0 || this.#retryTimer !== undefined;
    return isIdle ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Forgets what waits and takes nothing more. */
  stop(): void {
    this.#isStopped = true;
    this.#stopWaiting();
    this.#queue.length = 0;
    this.#wake();
  }

  #url(): string {
    return `${this.#deps.url}&t=${this.#deps.now()}`;
  }

  #idle(): Sealed[] {
    return this.#queue.filter(({ isUnderWay }) => !isUnderWay);
  }

  #take(sealed: Sealed): void {
    const place = this.#queue.indexOf(sealed);
    if (place >= 0) this.#queue.splice(place, 1);
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #stopWaiting(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
  }

  #pump(): void {
    const [head] = this.#queue;
    if (!head) this.#wake();
    else if (!head.isUnderWay && this.#retryTimer === undefined) this.#send(head);
  }

  #send(sealed: Sealed): void {
    sealed.isUnderWay = true;
    void this.#poster.post(this.#url(), sealed.bytes).then((outcome) => {
      sealed.isUnderWay = false;
      if (!this.#isStopped) this.#conclude(sealed, outcome);
    });
  }

  #conclude(sealed: Sealed, outcome: Outcome): void {
    this.#stopWaiting();
    if (outcome.kind === 'failed') {
      this.#failures += 1;
      const delay = retryDelay(this.#failures, outcome.retryAfterMs, Math.random());
      this.#retryTimer = setTimeout(() => this.retryNow(), delay);
      this.#wake();
      return;
    }
    this.#take(sealed);
    this.#failures = 0;
    this.#noteRefusals(outcome);
    if (outcome.kind === 'accepted') this.#deps.onFlushAfter(outcome.flushAfterMs);
    this.#pump();
  }

  #noteRefusals(outcome: Outcome): void {
    if (outcome.kind !== 'refused') {
      this.#refusals = 0;
      return;
    }
    this.#refusals += 1;
    this.#deps.onDrop(`The server refused a batch for good (status ${outcome.status})`);
    if (this.#refusals >= SEND_LIMITS.maxRefusals) this.stop();
  }

  /** Keeps the queue small: the oldest batch that is not under way goes. */
  #makeRoom(): void {
    const size = () => this.#queue.reduce((sum, { bytes }) => sum + bytes.length, 0);
    while (this.#queue.length > SEND_LIMITS.maxQueuedBatches || size() > SEND_LIMITS.maxQueuedBytes) {
      const [oldest] = this.#idle();
      if (!oldest) return;
      this.#take(oldest);
      this.#deps.onDrop('The queue of batches is full');
    }
  }
}
