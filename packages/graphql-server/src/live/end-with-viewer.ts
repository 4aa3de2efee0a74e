import type { Logger } from '@gosight/engines';
import type { Viewer } from '../auth/viewer.ts';
import { type ApiError, unauthenticated } from '../errors.ts';
import { CREDENTIAL_CHECK_MS } from '../limits.ts';

/** A stream to a subscriber that can be ended with the reason. */
export type EndableStream = { endWith(last: { error: ApiError }): void; close(): void };

type Services = { readonly now: () => number; readonly logger: Logger; readonly request: Request };

/** Ends the stream when the viewer's credential does, telling why, or when he goes; returns what stops watching. */
export function endWithViewer(services: Services, viewer: Viewer, stream: EndableStream): () => void {
  const stopCredential = endWithCredential(services, viewer, stream);
  const stopRequest = closeWithRequest(services.request.signal, stream);
  return () => {
    stopCredential();
    stopRequest();
  };
}

function closeWithRequest(signal: AbortSignal, stream: EndableStream): () => void {
  signal.addEventListener('abort', stream.close);
  return () => signal.removeEventListener('abort', stream.close);
}

function endWithCredential({ now, logger }: Services, viewer: Viewer, stream: EndableStream): () => void {
  const expiry =
    viewer.expiresAt === undefined
      ? undefined
      : setTimeout(
          () => {
            stream.endWith({ error: unauthenticated('token_expired', 'The embed token has expired.') });
          },
          Math.max(viewer.expiresAt - now(), 0),
        );
  const check = setInterval(() => {
    viewer.isStillValid().then(
      (isValid) => {
        if (!isValid) stream.endWith({ error: unauthenticated('revoked', 'The credential was revoked.') });
      },
      // Postgres can't be asked just now: the next check will tell.
      (error: unknown) => logger.warn({ err: error }, 'a credential could not be checked'),
    );
  }, CREDENTIAL_CHECK_MS);
  return () => {
    clearTimeout(expiry);
    clearInterval(check);
  };
}
