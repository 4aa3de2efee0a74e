import { createHash } from 'node:crypto';
import { decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import { type UnauthenticatedReason, unauthenticated } from '../errors.ts';
import { CLOCK_TOLERANCE_SECONDS, MAX_EMBED_TOKEN_SECONDS } from '../limits.ts';
import type { EmbedKeyRow } from '../metadata/embed-keys.ts';
import type { Authentication } from './authenticate.ts';

const headerSchema = z.strictObject({
  alg: z.literal('ES256'),
  kid: z.string().min(1).max(200),
  typ: z.literal('JWT').optional(),
});

const seconds = z.number().int().positive();

// Texts that the stores can compare: neither NUL nor half of a character.
const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds characters that no text has');

// Strict: a claim that this version does not know may narrow the token, so ignoring it would widen it.
const claimsSchema = z.strictObject({
  v: z.literal(1),
  aud: z.literal('gosight'),
  sub: text(500).optional(),
  project: text(200),
  scopes: z.array(z.enum(['analytics:read', 'replay:read', 'heatmap:read'])).min(1),
  filter: z
    .strictObject({ userId: text(500).optional(), visitorId: z.uuid().optional() })
    .refine(({ userId, visitorId }) => userId !== undefined || visitorId !== undefined, 'is empty')
    .optional(),
  origin: text(300).optional(),
  iat: seconds,
  exp: seconds,
});

type Claims = z.infer<typeof claimsSchema>;

type VerifyOptions = {
  readonly findKey: (kid: string) => Promise<EmbedKeyRow | undefined>;
  /** The request's `Origin` header. */
  readonly origin: string | null;
  /** Unix ms. */
  readonly now: number;
};

/** Checks every rule of an embed token; whatever is not exactly as expected refuses it. */
export async function verifyEmbedToken(token: string, options: VerifyOptions): Promise<Authentication> {
  const header = readHeader(token);
  if (!header) return refuse('invalid_token', 'its header must have alg ES256 and a kid');
  const key = await options.findKey(header.kid);
  if (!key) return refuse('invalid_token', 'its signing key is not known, or revoked');
  const verified = await verifySignature(token, key, options.now);
  if ('error' in verified) return verified;
  const { claims } = verified;
  const problem = claimProblem(claims, key, options);
  if (problem) return refuse(problem.reason, problem.message);
  return {
    viewer: {
      kind: 'embed_token',
      id: `embed_token:${createHash('sha256').update(token).digest('base64url')}`,
      projectId: claims.project,
      permissions: new Set(claims.scopes),
      ...(claims.filter
        ? { filter: { ...claims.filter, visitorId: claims.filter.visitorId?.toLowerCase() } }
        : {}),
      expiresAt: claims.exp * 1000,
      isStillValid: async () => (await options.findKey(header.kid)) !== undefined,
    },
  };
}

function readHeader(token: string): z.infer<typeof headerSchema> | undefined {
  try {
    return headerSchema.safeParse(decodeProtectedHeader(token)).data;
  } catch {
    // Not a JWT at all; the caller refuses it.
    return undefined;
  }
}

async function verifySignature(
  token: string,
  { publicKey }: EmbedKeyRow,
  now: number,
): Promise<{ claims: Claims } | { error: ReturnType<typeof unauthenticated> }> {
  try {
    const { payload } = await jwtVerify(token, await importJWK(publicKey, 'ES256'), {
      algorithms: ['ES256'],
      audience: 'gosight',
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now),
      requiredClaims: ['exp', 'iat'],
    });
    const parsed = claimsSchema.safeParse(payload);
    if (parsed.success) return { claims: parsed.data };
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.');
    return refuse('invalid_token', `claim ${where ? `${where}: ` : ''}${issue?.message}`);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refuse('token_expired', 'it has expired');
    if (error instanceof errors.JOSEError) return refuse('invalid_token', error.message);
    throw error;
  }
}

function claimProblem(
  claims: Claims,
  key: EmbedKeyRow,
  { origin, now }: VerifyOptions,
): { reason: UnauthenticatedReason; message: string } | undefined {
  const nowSeconds = now / 1000;
  if (claims.iat > nowSeconds + CLOCK_TOLERANCE_SECONDS) {
    return { reason: 'invalid_token', message: 'it was issued in the future' };
  }
  if (claims.exp <= claims.iat || claims.exp - claims.iat > MAX_EMBED_TOKEN_SECONDS) {
    return { reason: 'invalid_token', message: `it must live at most ${MAX_EMBED_TOKEN_SECONDS} s` };
  }
  if (claims.project !== key.projectId) {
    return { reason: 'invalid_token', message: 'its signing key belongs to another project' };
  }
  if (claims.origin !== undefined && claims.origin !== origin) {
    return { reason: 'origin_mismatch', message: 'it is made for another origin' };
  }
  return undefined;
}

function refuse(reason: UnauthenticatedReason, why: string): { error: ReturnType<typeof unauthenticated> } {
  return { error: unauthenticated(reason, `The embed token is refused: ${why}.`) };
}
