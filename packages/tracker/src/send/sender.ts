import { SEND_LIMITS } from '../limits.ts';
import { BatchPoster, type Outcome, type Transport } from './batch-poster.ts';
import { KeepaliveBudget } from './keepalive-budget.ts';
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
  /** Something was given up. `isChainBroken`: what is sent next depends on it, and nothing that waits makes up for it. */
  onDrop: (reason: string, isChainBroken: boolean) => void;
  /** The allowance shared with other senders of this document. @defaultValue one of its own */
  budget?: KeepaliveBudget;
  /** Bytes of that allowance left to others. @defaultValue `0` */
  reserveBytes?: number;
  /** How much may wait. @defaultValue 100 batches, 1 MB */
  queue?: { maxCount: number; maxBytes: number };
};

/** How a batch stands to the others. */
export type EnqueueOptions = {
  /** False for what is worthless without all that was sealed since the last one that is. @defaultValue `true` */
  isIndependent?: boolean;
};

type Sealed = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isIndependent: boolean;
  isUnderWay: boolean;
};

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
    const { transport, budget = new KeepaliveBudget(), reserveBytes = 0 } = deps;
    this.#poster = new BatchPoster(transport, budget, reserveBytes);
  }

  enqueue(bytes: Uint8Array<ArrayBuffer>, { isIndependent = true }: EnqueueOptions = {}): void {
    if (this.#isStopped) return;
    this.#queue.push({ bytes, isIndependent, isUnderWay: false });
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

  /** Whether the server refused so often that nothing more is sent. */
  isStopped(): boolean {
    return this.#isStopped;
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
    this.#failures = 0;
    if (outcome.kind === 'accepted') this.#take(sealed);
    this.#noteRefusals(sealed, outcome);
    if (outcome.kind === 'accepted') this.#deps.onFlushAfter(outcome.flushAfterMs);
    this.#pump();
  }

  #noteRefusals(sealed: Sealed, outcome: Outcome): void {
    if (outcome.kind !== 'refused') {
      this.#refusals = 0;
      return;
    }
    this.#refusals += 1;
    if (this.#refusals >= SEND_LIMITS.maxRefusals) this.stop();
    this.#drop(sealed, `The server refused a batch for good (status ${outcome.status})`);
  }

  /** Keeps the queue small: the oldest batch that is not under way goes. */
  #makeRoom(): void {
    const { maxQueuedBatches, maxQueuedBytes } = SEND_LIMITS;
    const { maxCount, maxBytes } = this.#deps.queue ?? {
      maxCount: maxQueuedBatches,
      maxBytes: maxQueuedBytes,
    };
    const size = () => this.#queue.reduce((sum, { bytes }) => sum + bytes.length, 0);
    while (this.#queue.length > maxCount || size() > maxBytes) {
      const [oldest] = this.#idle();
      if (!oldest) return;
      this.#drop(oldest, 'The queue of batches is full');
    }
  }

  /** Gives something up, and with it all that waits and is worthless without it. */
  #drop(sealed: Sealed, reason: string): void {
    const place = this.#queue.indexOf(sealed);
    const rest = this.#queue.slice(place + 1);
    const next = rest.findIndex(({ isIndependent }) => isIndependent);
    const dependents = next < 0 ? rest : rest.slice(0, next);
    for (const lost of [sealed, ...dependents]) if (!lost.isUnderWay) this.#take(lost);
    this.#deps.onDrop(reason, next < 0);
  }
}
