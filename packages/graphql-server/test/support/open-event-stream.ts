import type { TestApi } from './open-test-api.ts';

/** An event of a stream as it came over the wire. */
export type StreamEvent = {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape that it asked for
  readonly data: any;
};

/** A subscription over server-sent events, read as a browser reads it. */
export type EventStream = {
  readonly response: Response;
  /** The next event; undefined when the server ended the stream. */
  next(): Promise<StreamEvent | undefined>;
  /** Comment lines seen so far. */
  readonly commentCount: number;
  /** Goes away without a word, as a closed tab does. */
  abort(): void;
};

/** Subscribes. */
export async function openEventStream(
  api: TestApi,
  query: string,
  {
    as,
    variables,
    headers,
  }: { as?: string; variables?: Record<string, unknown>; headers?: Record<string, string> } = {},
): Promise<EventStream> {
  const abort = new AbortController();
  const response = await fetch(api.url, {
    method: 'POST',
    signal: abort.signal,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(as ? { authorization: `Bearer ${as}` } : {}),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let commentCount = 0;

  const takeBlock = (): string | undefined => {
    const end = text.indexOf('\n\n');
    if (end < 0) return undefined;
    const block = text.slice(0, end);
    text = text.slice(end + 2);
    return block;
  };
  const next = async (): Promise<StreamEvent | undefined> => {
    for (;;) {
      const block = takeBlock();
      if (block?.startsWith(':')) commentCount += 1;
      else if (block !== undefined) return parseBlock(block);
      else {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) return undefined;
        text += chunk.value;
      }
    }
  };
  return {
    response,
    next,
    get commentCount() {
      return commentCount;
    },
    abort: () => abort.abort(),
  };
}

function parseBlock(block: string): StreamEvent {
  const fields = new Map(
    block
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const data = fields.get('data');
  return { type: fields.get('event') ?? 'message', data: data ? JSON.parse(data) : undefined };
}
