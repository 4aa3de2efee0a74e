import { createParser } from 'eventsource-parser';
import { GoSightError } from '../errors.ts';
import { STREAM_SILENCE_MS } from '../limits.ts';
import type { Operation } from './operation.ts';
import { postOperation } from './post-operation.ts';
import { dataOf, isExecutionResult, readJsonResult } from './read-result.ts';
import { fromHttpStatus, fromNetworkFailure } from './to-client-error.ts';

/** One connection of a subscription. */
export type StreamRequest = {
  url: string;
  token: string | undefined;
  operation: Operation<unknown, never>;
  variables: unknown;
  signal: AbortSignal;
  /** The server accepted the subscription. */
  onOpen(): void;
  /** The data of each `next` event. */
  onData(data: unknown): void;
};

/**
 * Opens a GraphQL-over-SSE connection ("distinct connections" mode) and reads it to its end. Resolves when the
 * server completes it; rejects with a `GoSightError` when it fails, or falls silent for 45 s.
 */
export async function openStream(request: StreamRequest): Promise<void> {
  const silence = new AbortController();
  const onAbort = () => silence.abort();
  request.signal.addEventListener('abort', onAbort);
  if (request.signal.aborted) onAbort();
  let timer = setTimeout(onAbort, STREAM_SILENCE_MS);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(onAbort, STREAM_SILENCE_MS);
  };
  try {
    const response = await postOperation({ ...request, accept: 'text/event-stream', signal: silence.signal });
    await readResponse(response, request, heard);
  } catch (thrown) {
    throw thrown instanceof GoSightError ? thrown : fromNetworkFailure(thrown);
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', onAbort);
    silence.abort();
  }
}

async function readResponse(response: Response, request: StreamRequest, heard: () => void): Promise<void> {
  const hadToken = request.token !== undefined;
  const isStream = response.headers.get('content-type')?.includes('text/event-stream') === true;
  if (!isStream || !response.ok || response.body === null) {
    await readJsonResult(response, hadToken);
    throw fromHttpStatus(response.status, hadToken);
  }
  let isComplete = false;
  const parser = createParser({
    onEvent(event) {
      if (event.event === 'complete') isComplete = true;
      else if (event.event === 'next') request.onData(readEvent(event.data, hadToken));
    },
  });
  request.onOpen();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  while (!isComplete) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    parser.feed(decoder.decode(value, { stream: true }));
  }
}

function readEvent(text: string, hadToken: boolean): unknown {
  let result: unknown;
  try {
    result = JSON.parse(text);
  } catch (cause) {
    throw new GoSightError('incompatible_server', 'The server sent an event that is not JSON.', { cause });
  }
  if (!isExecutionResult(result)) {
    throw new GoSightError('incompatible_server', 'The server sent an event that is not a GraphQL result.');
  }
  return dataOf(result, hadToken);
}
