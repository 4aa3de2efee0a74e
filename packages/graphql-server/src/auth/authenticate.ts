import type { Pool } from 'pg';
import { type ApiError, unauthenticated } from '../errors.ts';
import { CREDENTIAL_TTL_MS, MAX_CACHED_CREDENTIALS, MAX_CREDENTIAL_LENGTH } from '../limits.ts';
import { findApiKey, hashApiKey } from '../metadata/api-keys.ts';
import { findEmbedKey } from '../metadata/embed-keys.ts';
import { verifyEmbedToken } from './embed-token.ts';
import { createTtlCache } from './ttl-cache.ts';
import { PERMISSIONS, type Viewer } from './viewer.ts';

/** Who asks, or why nobody is known; the error is thrown by the first field that needs to know. */
export type Authentication = { readonly viewer: Viewer } | { readonly error: ApiError };

/** Finds out who asks. Rejects only when Postgres can't be asked. */
export type Authenticate = (headers: Headers) => Promise<Authentication>;

const BEARER = /^Bearer +(\S+) *$/i;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Reads the `Authorization` header: a secret API key or an embed token. */
export function createAuthenticate(options: { postgres: Pool; now: () => number }): Authenticate {
  const { postgres, now } = options;
  const cache = { ttlMs: CREDENTIAL_TTL_MS, maxEntries: MAX_CACHED_CREDENTIALS, now };
  const apiKey = createTtlCache({ ...cache, load: (hash) => findApiKey(postgres, hash) });
  const embedKey = createTtlCache({ ...cache, load: (kid) => findEmbedKey(postgres, kid) });

  return async (headers) => {
    const header = headers.get('authorization');
    if (header === null) {
      return {
        error: unauthenticated(
          'missing_credential',
          'Send a header Authorization: Bearer <API key or embed token>.',
        ),
      };
    }
    const credential = header.length <= MAX_CREDENTIAL_LENGTH ? BEARER.exec(header)?.[1] : undefined;
    if (credential === undefined) {
      return {
        error: unauthenticated('unknown_key', 'The Authorization header must be: Bearer <credential>.'),
      };
    }
    if (JWT.test(credential)) {
      return verifyEmbedToken(credential, { findKey: embedKey, origin: headers.get('origin'), now: now() });
    }
    return apiKeyViewer(hashApiKey(credential), apiKey);
  };
}

async function apiKeyViewer(
  hash: string,
  find: (hash: string) => ReturnType<typeof findApiKey>,
): Promise<Authentication> {
  const row = await find(hash);
  if (!row) return { error: unauthenticated('unknown_key', 'This API key is not known, or revoked.') };
  return {
    viewer: {
      kind: 'api_key',
      id: `api_key:${row.id}`,
      projectId: row.projectId,
      permissions: new Set(PERMISSIONS),
      isStillValid: async () => (await find(hash)) !== undefined,
    },
  };
}
