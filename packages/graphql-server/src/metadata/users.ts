import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PoolClient } from 'pg';

// OWASP's second choice for scrypt: 32 MB a hash, so that a few sign-ins at once fit on a small machine.
const COST = { N: 2 ** 15, r: 8, p: 3 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** The text that is kept of a password: `scrypt$N$r$p$salt$hash`. */
async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await deriveHash(password, { ...COST, salt });
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether the password is the one that `hash` was made of. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [algorithm, n, r, p, salt, expected] = hash.split('$');
  if (algorithm !== 'scrypt' || salt === undefined || expected === undefined) return false;
  const cost = { N: Number(n), r: Number(r), p: Number(p), salt: Buffer.from(salt, 'base64url') };
  return timingSafeEqual(await deriveHash(password, cost), Buffer.from(expected, 'base64url'));
}

/** Adds an owner, or sets the password of the one with this email. Without a password an existing one stays. */
export async function ensureOwner(
  client: PoolClient,
  owner: { projectId: string; email: string; password: string | undefined },
): Promise<void> {
  const { rows } = await client.query<{ id: string; hash: string }>(
    'SELECT id, password_hash AS hash FROM users WHERE lower(email) = lower($1)',
    [owner.email],
  );
  const known = rows[0];
  const id = known?.id ?? (await insertUser(client, owner));
  if (known && owner.password !== undefined && !(await verifyPassword(owner.password, known.hash))) {
    await client.query('UPDATE users SET password_hash = $2 WHERE id = $1', [
      id,
      await hashPassword(owner.password),
    ]);
  }
  await client.query(
    `INSERT INTO memberships (user_id, project_id, role) VALUES ($1, $2, 'owner')
     ON CONFLICT (user_id, project_id) DO UPDATE SET role = 'owner'`,
    [id, owner.projectId],
  );
}

async function insertUser(
  client: PoolClient,
  { email, password }: { email: string; password: string | undefined },
): Promise<string | undefined> {
  const hash = await hashPassword(password ?? randomBytes(HASH_BYTES).toString('base64url'));
  const { rows } = await client.query<{ id: string }>(
    'INSERT INTO users (email, password_hash) VALUES ($1, $2) RETURNING id',
    [email, hash],
  );
  return rows[0]?.id;
}

function deriveHash(
  password: string,
  { salt, ...cost }: { N: number; r: number; p: number; salt: Buffer },
): Promise<Buffer> {
  // Node's default bound of 32 MB is exactly what these parameters need, and refuses it.
  return derive(password.normalize('NFKC'), salt, HASH_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r });
}
