import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

/** An API key that holds. */
export type ApiKeyRow = { readonly id: string; readonly projectId: string };

/** The hash that is kept of an API key, in hexadecimal. A key is random, so a plain SHA-256 can't be reversed. */
export function hashApiKey(apiKey: string): string {
  return createHash('sha256').update(apiKey).digest('hex');
}

/** The key of this hash, unless it is revoked or its project disabled. */
export async function findApiKey(postgres: Pool, hash: string): Promise<ApiKeyRow | undefined> {
  const { rows } = await postgres.query<ApiKeyRow>(
    `SELECT api_keys.id, project_id AS "projectId" FROM api_keys JOIN projects ON projects.id = project_id
     WHERE hash = decode($1, 'hex') AND revoked_at IS NULL AND disabled_at IS NULL`,
    [hash],
  );
  return rows[0];
}

/** Adds an API key, unless it is there; one that was revoked stays revoked. Returns the project that it belongs to. */
export async function ensureApiKey(
  client: PoolClient,
  key: { projectId: string; name: string; apiKey: string },
): Promise<string> {
  const hash = hashApiKey(key.apiKey);
  await client.query(
    `INSERT INTO api_keys (project_id, name, hash) VALUES ($1, $2, decode($3, 'hex')) ON CONFLICT (hash) DO NOTHING`,
    [key.projectId, key.name, hash],
  );
  const { rows } = await client.query<{ projectId: string }>(
    `SELECT project_id AS "projectId" FROM api_keys WHERE hash = decode($1, 'hex')`,
    [hash],
  );
  return rows[0]?.projectId ?? key.projectId;
}
