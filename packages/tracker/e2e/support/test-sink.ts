import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { ChunkEncoding, decodeBatch, type ReplayChunk } from '@gosight/proto';
import type { eventWithTime } from '@rrweb/types';
import { type ReadBatch, type ReadEvent, readBatch } from '../../src/test-support/read-batch.ts';

/** A chunk as the processor sees it. */
export type ReadChunk = Pick<ReplayChunk, (typeof FIELDS)[number]> & {
  readonly session: string;
  readonly stream: string;
  /** The inflated text. */
  readonly text: string;
  readonly events: eventWithTime[];
};

/** Decoded messages keep absent fields on their prototype: these are copied by name. */
const FIELDS = [
  'chunkSeq',
  'encoding',
  'firstTs',
  'lastTs',
  'hasFullSnapshot',
  'eventCount',
  'rawSize',
  'data',
  'url',
  'viewportWidth',
  'viewportHeight',
] as const satisfies readonly (keyof ReplayChunk)[];

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Serves one page with the built tracker, and takes what that sends as ingest does. */
export class TestSink {
  readonly batches: ReadBatch[] = [];
  readonly chunks: ReadChunk[] = [];
  /** Everything that arrived: the bytes of each body, and of each inflated chunk. */
  readonly received: Buffer[] = [];
  readonly requested: string[] = [];
  /** Says how a chunk is answered; 202 where it does not. */
  answerChunk: (chunk: ReadChunk) => number | undefined = () => undefined;
  readonly #page: string;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });

  /** `page` is the HTML that every path without a file of its own answers. */
  constructor(page: string) {
    this.#page = page;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  events(kind?: ReadEvent['kind']): ReadEvent[] {
    return this.batches
      .flatMap(({ events }) => events)
      .filter((event) => kind === undefined || event.kind === kind);
  }

  /** All recorder events in the order of their chunks. */
  recorded(): eventWithTime[] {
    return [...this.chunks].sort((a, b) => a.chunkSeq - b.chunkSeq).flatMap(({ events }) => events);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://sink');
    this.requested.push(pathname);
    if (pathname === '/v1/batches') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const status = this.#take(Buffer.concat(parts));
      response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
      return;
    }
    const isScript = /^\/(?:sdk|recorder)\.js$/.test(pathname);
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? await readFile(dist + pathname.slice(1)) : this.#page);
  }

  #take(body: Buffer): number {
    this.received.push(body);
    const { replayChunk } = decodeBatch(new Uint8Array(body));
    if (!replayChunk) {
      this.batches.push(readBatch(new Uint8Array(body)));
      return 202;
    }
    const chunk = this.#readChunk(replayChunk);
    const status = this.answerChunk(chunk) ?? 202;
    if (status === 202) this.chunks.push(chunk);
    return status;
  }

  #readChunk(chunk: ReplayChunk): ReadChunk {
    const data = Buffer.from(chunk.data);
    const inflated = chunk.encoding === ChunkEncoding.GZIP ? gunzipSync(data) : data;
    this.received.push(inflated);
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const text = inflated.toString('utf8');
    const events = JSON.parse(text) as eventWithTime[];
    const fields = Object.fromEntries(FIELDS.map((name) => [name, chunk[name]])) as Pick<
      ReplayChunk,
      (typeof FIELDS)[number]
    >;
    return { ...fields, session: hex(chunk.sessionId), stream: hex(chunk.streamId), text, events };
  }
}
