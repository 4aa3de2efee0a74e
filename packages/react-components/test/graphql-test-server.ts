import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server saw it. */
type SeenRequest = {
  token: string | undefined;
  body: { query: string; operationName: string; variables: Record<string, unknown> };
};

/** One open event stream, seen from the server. */
type ServerStream = SeenRequest & {
  /** Writes raw bytes. */
  write(bytes: string | Uint8Array): void;
  /** Sends a `next` event. */
  next(result: unknown): void;
  /** Sends `complete` and ends. */
  complete(): void;
  /** Cuts the connection. */
  drop(): void;
  /** Resolves when the client has gone. */
  closed: Promise<void>;
};

/** A real HTTP server that speaks as a GraphQL server does. */
export type GraphqlTestServer = {
  url: string;
  requests: SeenRequest[];
  streams: ServerStream[];
  /** Waits for the stream number `index`, from 0. */
  stream(index: number): Promise<ServerStream>;
  close(): Promise<void>;
};

/** Answers one query: the status, and a body that is JSON unless it is a string. */
export type AnswerQuery = (request: SeenRequest) => { status?: number; body: unknown } | Promise<never>;

/** Answers one subscription before its stream opens; undefined opens it. */
export type RefuseStream = (request: SeenRequest) => { status?: number; body: unknown } | undefined;

/** Starts a server on a free port. */
export async function startGraphqlTestServer(
  answer: AnswerQuery,
  refuse: RefuseStream = () => undefined,
): Promise<GraphqlTestServer> {
  const requests: SeenRequest[] = [];
  const streams: ServerStream[] = [];
  const waiting = new Map<number, (stream: ServerStream) => void>();
  const server = createServer(async (request, response) => {
    // A page of another origin asks first, as GoSight's own server lets every page with a token.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const seen = await readRequest(request);
    requests.push(seen);
    if (request.headers.accept !== 'text/event-stream') return sendAnswer(response, await answer(seen));
    const refusal = refuse(seen);
    if (refusal !== undefined) return sendAnswer(response, refusal);
    const stream = openServerStream(response, seen);
    streams.push(stream);
    waiting.get(streams.length - 1)?.(stream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    streams,
    async stream(index) {
      return streams[index] ?? (await new Promise((resolve) => waiting.set(index, resolve)));
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    token: request.headers.authorization?.replace('Bearer ', ''),
    body: JSON.parse(Buffer.concat(chunks).toString()),
  };
}

function sendAnswer(
  response: ServerResponse,
  { status = 200, body }: { status?: number; body: unknown },
): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json' });
  response.end(isText ? body : JSON.stringify(body));
}

function openServerStream(response: ServerResponse, seen: SeenRequest): ServerStream {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(':\n\n');
  return {
    ...seen,
    write: (bytes) => void response.write(bytes),
    next: (result) => void response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`),
    complete: () => void response.end('event: complete\ndata:\n\n'),
    drop: () => void response.destroy(),
    closed: once(response, 'close').then(() => undefined),
  };
}
