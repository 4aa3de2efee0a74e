import { GoSightError } from '../errors.ts';
import { BYTES_TIMEOUT_MS } from '../limits.ts';
import {
  fromGraphqlError,
  fromHttpStatus,
  fromNetworkFailure,
  type GraphqlErrorShape,
} from './to-client-error.ts';

/** One request for bytes. */
export type BytesRequest = { url: string; token: string | undefined; signal: AbortSignal | undefined };

/** An error as the server's plain endpoints answer it. */
type JsonError = { error?: { code?: string; message?: string; reason?: string } };

/** Fetches bytes with the token; rejects with a `GoSightError` only, `not_found` for 404 and 410. */
export async function fetchBytes({ url, token, signal }: BytesRequest): Promise<ArrayBuffer> {
  const controller = new AbortController();
  const onAbort = () => controller.abort();
  const timer = setTimeout(onAbort, BYTES_TIMEOUT_MS);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  try {
    const response = await fetch(url, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      credentials: 'same-origin',
      signal: controller.signal,
    });
    if (!response.ok) throw await toError(response, token !== undefined);
    return await response.arrayBuffer();
  } catch (thrown) {
    throw thrown instanceof GoSightError ? thrown : fromNetworkFailure(thrown);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function toError(response: Response, hadToken: boolean): Promise<GoSightError> {
  const { status } = response;
  if (status === 404 || status === 410) {
    return new GoSightError('not_found', 'The server does not have these bytes (any more).', { status });
  }
  if (status !== 401) return fromHttpStatus(status, hadToken);
  const body = (await response.json().catch(() => ({}))) as JsonError;
  const reason = body.error?.reason ?? body.error?.code;
  const error: GraphqlErrorShape = { extensions: { code: 'UNAUTHENTICATED', ...(reason && { reason }) } };
  return fromGraphqlError(error, hadToken, status);
}
