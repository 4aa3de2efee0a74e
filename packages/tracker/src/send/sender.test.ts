import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SEND_LIMITS } from '../limits.ts';
import type { Transport } from './batch-poster.ts';
import { parseRetryAfter, retryDelay } from './retry-delay.ts';
import { Sender } from './sender.ts';

type Request = { body: string; query: URLSearchParams; type: string | undefined };

/** An ingest that answers as it is told, and then always with 202. */
class TestIngest {
  readonly requests: Request[] = [];
  readonly answers: { status: number; headers?: Record<string, string>; body?: string }[] = [];
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.requests.push({
        body: Buffer.concat(chunks).toString('latin1'),
        query: new URL(request.url ?? '', 'http://localhost').searchParams,
        type: request.headers['content-type'],
      });
      const { status, headers, body = '{}' } = this.answers.shift() ?? { status: 202 };
      response.writeHead(status, headers).end(body);
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/batches?k=gs_1`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

let ingest: TestIngest;
let url: string;
let clock: number;
const flushAfter: (number | undefined)[] = [];
const dropped: string[] = [];
const beacons: string[] = [];
let takesBeacons: boolean;

function sender(transport: Transport = fetch): Sender {
  return new Sender({
    url,
    transport,
    beacon: (to) => {
      if (takesBeacons) beacons.push(to);
      return takesBeacons;
    },
    now: () => {
      clock += 1;
      return clock;
    },
    onFlushAfter: (ms) => flushAfter.push(ms),
    onDrop: (reason) => dropped.push(reason),
  });
}

beforeEach(async () => {
  ingest = new TestIngest();
  url = await ingest.start();
  clock = 1000;
  takesBeacons = true;
  for (const list of [flushAfter, dropped, beacons]) list.length = 0;
});
afterEach(() => ingest.stop());

const bodies = () => ingest.requests.map(({ body }) => body);

/** Retries until nothing waits: time itself is no subject here. */
async function settle(subject: Sender, expected: number): Promise<void> {
  while (ingest.requests.length < expected) {
    await subject.drained();
    subject.retryNow();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await subject.drained();
}

describe('sending', () => {
  test('goes in order, without a content type that needs a preflight, with the time in the query only', async () => {
    const subject = sender();
    for (const text of ['one', 'two', 'three']) subject.enqueue(bytes(text));
    await settle(subject, 3);
    expect(bodies()).toEqual(['one', 'two', 'three']);
    expect(ingest.requests[0]?.type).toBe('text/plain');
    expect(ingest.requests.map(({ query }) => [query.get('k'), query.get('t')])).toEqual([
      ['gs_1', '1001'],
      ['gs_1', '1002'],
      ['gs_1', '1003'],
    ]);
  });

  test.each([408, 429, 500, 503])('repeats byte for byte after %i, before anything else', async (status) => {
    ingest.answers.push({ status }, { status });
    const subject = sender();
    const body = '\u0000\u00ffone';
    subject.enqueue(bytes(body));
    subject.enqueue(bytes('two'));
    await settle(subject, 4);
    expect(bodies()).toEqual([body, body, body, 'two']);
    expect(dropped).toEqual([]);
  });

  test.each([400, 401, 403, 413, 415])('gives up after %i and goes on with the next', async (status) => {
    ingest.answers.push({ status });
    const subject = sender();
    subject.enqueue(bytes('one'));
    subject.enqueue(bytes('two'));
    await settle(subject, 2);
    expect(bodies()).toEqual(['one', 'two']);
    expect(dropped).toHaveLength(1);
  });

  test('stops when everything is refused', async () => {
    ingest.answers.push(...Array.from({ length: SEND_LIMITS.maxRefusals }, () => ({ status: 401 })));
    const subject = sender();
    for (let count = 0; count < SEND_LIMITS.maxRefusals + 2; count += 1)
      subject.enqueue(bytes(String(count)));
    await settle(subject, SEND_LIMITS.maxRefusals);
    subject.enqueue(bytes('more'));
    await subject.drained();
    expect(ingest.requests).toHaveLength(SEND_LIMITS.maxRefusals);
  });

  test('repeats what no server answered', async () => {
    const nowhere = new TestIngest();
    const deadUrl = await nowhere.start();
    await nowhere.stop();
    let isDown = true;
    const subject = sender((to, init) => fetch(isDown ? deadUrl : to, init));
    subject.enqueue(bytes('one'));
    await subject.drained();
    expect(ingest.requests).toEqual([]);
    isDown = false;
    await settle(subject, 1);
    expect(bodies()).toEqual(['one']);
  });

  test('passes on how soon the server wants to hear again', async () => {
    ingest.answers.push(
      { status: 202, body: '{"accepted":1,"flushAfterMs":1000}' },
      { status: 202, body: 'no json' },
    );
    const subject = sender();
    subject.enqueue(bytes('one'));
    subject.enqueue(bytes('two'));
    await settle(subject, 2);
    expect(flushAfter).toEqual([1000, undefined]);
  });

  test('keeps a bounded queue: the oldest batches go', async () => {
    ingest.answers.push({ status: 503 });
    const subject = sender();
    subject.enqueue(bytes('first'));
    await subject.drained();
    for (let count = 0; count < SEND_LIMITS.maxQueuedBatches; count += 1)
      subject.enqueue(bytes(String(count)));
    expect(dropped).toHaveLength(1);
    await settle(subject, SEND_LIMITS.maxQueuedBatches + 1);
    expect(bodies().slice(0, 3)).toEqual(['first', '0', '1']);
  });
});

describe('leaving the page', () => {
  test('hands what waits to the browser, once', async () => {
    ingest.answers.push({ status: 503 });
    const subject = sender();
    subject.enqueue(bytes('one'));
    subject.enqueue(bytes('two'));
    await subject.drained();
    subject.sendAllByBeacon();
    subject.retryNow();
    await subject.drained();
    expect(beacons).toHaveLength(2);
    expect(bodies()).toEqual(['one']);
  });

  test('requests what the browser does not take', async () => {
    takesBeacons = false;
    ingest.answers.push({ status: 503 });
    const subject = sender();
    subject.enqueue(bytes('one'));
    await subject.drained();
    subject.sendAllByBeacon();
    await settle(subject, 2);
    expect(bodies()).toEqual(['one', 'one']);
  });

  test('sends everything beside each other when the page is hidden', async () => {
    ingest.answers.push({ status: 503 });
    const subject = sender();
    for (const text of ['one', 'two', 'three']) subject.enqueue(bytes(text));
    await subject.drained();
    subject.sendAll();
    await settle(subject, 4);
    expect(bodies().slice(1).sort()).toEqual(['one', 'three', 'two']);
  });
});

describe('the delay before a retry', () => {
  test('doubles up to a minute, with jitter', () => {
    expect([1, 2, 3, 4].map((failures) => retryDelay(failures, 0, 1))).toEqual([1000, 2000, 4000, 8000]);
    expect(retryDelay(1, 0, 0)).toBe(500);
    expect(retryDelay(40, 0, 1)).toBe(SEND_LIMITS.maxRetryMs);
  });

  test('is never shorter than the server asked for, within reason', () => {
    expect(retryDelay(1, 30_000, 1)).toBe(30_000);
    expect(retryDelay(1, 1e12, 1)).toBe(SEND_LIMITS.maxRetryAfterMs);
  });

  test('reads seconds and dates', () => {
    const now = Date.UTC(2026, 10, 22, 12, 0, 0);
    expect(parseRetryAfter('7', now)).toBe(7000);
    expect(parseRetryAfter('Sun, 22 Nov 2026 12:00:05 GMT', now)).toBe(5000);
    expect([parseRetryAfter(null, now), parseRetryAfter('soon', now), parseRetryAfter('-3', now)]).toEqual([
      0, 0, 0,
    ]);
  });
});
