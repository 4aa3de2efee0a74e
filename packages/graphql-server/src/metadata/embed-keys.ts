import { importJWK, type JWK } from 'jose';
import type { Pool } from 'pg';
import { z } from 'zod';
import { ValidationError } from '../errors.ts';

/** The public half of a key that embed tokens are signed with. */
export type EmbedKeyRow = {
  readonly kid: string;
  readonly projectId: string;
  readonly publicKey: JWK;
  /** Unix ms. */
  readonly createdAt: number;
};

const kidSchema = z.string().regex(/^[\w.:-]{1,200}$/);
const jwkSchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[\w-]{43}$/),
  y: z.string().regex(/^[\w-]{43}$/),
});

const COLUMNS =
  'kid, project_id AS "projectId", public_key AS "publicKey", (extract(epoch FROM created_at) * 1000)::float8 AS "createdAt"';

/** The key of this kid, unless it is revoked or its project disabled. */
export async function findEmbedKey(postgres: Pool, kid: string): Promise<EmbedKeyRow | undefined> {
  // Postgres refuses NUL in a text, and no kid holds one.
  if (!kidSchema.safeParse(kid).success) return undefined;
  const { rows } = await postgres.query<EmbedKeyRow>(
    `SELECT ${COLUMNS} FROM embed_keys
     WHERE kid = $1 AND revoked_at IS NULL
       AND EXISTS (SELECT FROM projects WHERE id = project_id AND disabled_at IS NULL)`,
    [kid],
  );
  return rows[0];
}

/**
 * Trusts embed tokens that are signed with this key; registering it again changes nothing.
 *
 * Throws `ValidationError` for anything but a public ES256 key, and for a kid that already names another key.
 */
export async function registerEmbedKey(
  postgres: Pool,
  input: { projectId: string; kid: string; publicKey: unknown },
): Promise<EmbedKeyRow> {
  const { projectId, kid } = input;
  if (!kidSchema.safeParse(kid).success) {
    throw new ValidationError('kid', 'kid: 1 to 200 letters, digits and _ . : -');
  }
  const publicKey = await checkPublicKey(input.publicKey);
  await postgres.query(
    'INSERT INTO embed_keys (kid, project_id, public_key) VALUES ($1, $2, $3) ON CONFLICT (kid) DO NOTHING',
    [kid, projectId, JSON.stringify(publicKey)],
  );
  const row = await findEmbedKey(postgres, kid);
  if (row?.projectId !== projectId || row.publicKey.x !== publicKey.x || row.publicKey.y !== publicKey.y) {
    throw new ValidationError(
      'kid',
      'kid: already names another key, or one that was revoked; choose a new one.',
    );
  }
  return row;
}

async function checkPublicKey(key: unknown): Promise<z.infer<typeof jwkSchema>> {
  if (typeof key === 'object' && key !== null && 'd' in key) {
    throw new ValidationError(
      'publicKey',
      'publicKey: this is the private key. Send the public one, without d.',
    );
  }
  const parsed = jwkSchema.safeParse(key);
  if (!parsed.success)
    throw new ValidationError('publicKey', 'publicKey: must be a JWK with kty EC and crv P-256.');
  try {
    await importJWK(parsed.data, 'ES256');
  } catch (cause) {
    const error = new ValidationError('publicKey', 'publicKey: x and y are no point of P-256.');
    error.cause = cause;
    throw error;
  }
  return parsed.data;
}
