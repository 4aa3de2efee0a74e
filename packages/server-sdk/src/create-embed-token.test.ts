import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CreateEmbedTokenOptions, createEmbedToken } from './create-embed-token.ts';
import { EmbedTokenError } from './errors.ts';
import { generateSigningKey, type PublicKey, type SigningKey } from './signing-key.ts';

let signingKey: SigningKey;
let publicKey: PublicKey;

beforeAll(async () => {
  ({ signingKey, publicKey } = await generateSigningKey('kid-1'));
});

function create(options: Record<string, unknown> = {}) {
  return createEmbedToken({
    signingKey,
    projectId: 'prj_1',
    scopes: ['analytics:read'],
    ...options,
  } as CreateEmbedTokenOptions);
}

describe('createEmbedToken', () => {
  it('signs exactly the claims that a server knows', async () => {
    const { token, expiresAt } = await create({
      scopes: ['analytics:read', 'replay:read', 'analytics:read'],
      filter: { userId: 'anna' },
      origin: 'https://admin.example.com',
      expiresIn: 60,
    });
    const { payload, protectedHeader } = await jwtVerify(token, await importJWK(publicKey, 'ES256'));
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: 'kid-1', typ: 'JWT' });
    const { iat = 0, exp = 0, ...claims } = payload;
    expect(claims).toEqual({
      v: 1,
      aud: 'gosight',
      project: 'prj_1',
      scopes: ['analytics:read', 'replay:read'],
      filter: { userId: 'anna' },
      origin: 'https://admin.example.com',
    });
    expect(exp - iat).toBe(60);
    expect(Date.parse(expiresAt)).toBe(exp * 1000);
  });

  it('lives ten minutes and holds no other claim by default', async () => {
    const { token } = await create();
    const { iat = 0, exp = 0, ...claims } = decodeJwt(token);
    expect(exp - iat).toBe(600);
    expect(Object.keys(claims).sort()).toEqual(['aud', 'project', 'scopes', 'v']);
  });

  it('takes the key as JSON text', async () => {
    const { token } = await create({ signingKey: JSON.stringify(signingKey) });
    expect(decodeProtectedHeader(token).kid).toBe('kid-1');
  });

  it.each([
    ['invalid_signing_key', () => ({ signingKey: 'not json with a secret' })],
    ['invalid_signing_key', () => ({ signingKey: '"text"' })],
    ['invalid_signing_key', () => ({ signingKey: publicKey })],
    ['invalid_signing_key', () => ({ signingKey: { ...signingKey, kid: undefined } })],
    ['invalid_signing_key', () => ({ signingKey: { ...signingKey, kid: '' } })],
    ['invalid_signing_key', () => ({ signingKey: { ...signingKey, kty: 'RSA' } })],
    ['invalid_signing_key', () => ({ signingKey: { ...signingKey, crv: 'P-384' } })],
    ['invalid_signing_key', () => ({ signingKey: { ...signingKey, x: signingKey.y } })],
    ['invalid_signing_key', () => ({ signingKey: undefined })],
    ['invalid_project_id', () => ({ projectId: '' })],
    ['invalid_project_id', () => ({ projectId: undefined })],
    ['invalid_scopes', () => ({ scopes: [] })],
    ['invalid_scopes', () => ({ scopes: undefined })],
    ['invalid_scopes', () => ({ scopes: ['analytics:read', 'settings:write'] })],
    ['invalid_filter', () => ({ filter: {} })],
    ['invalid_filter', () => ({ filter: null })],
    ['invalid_filter', () => ({ filter: { userId: undefined } })],
    ['invalid_filter', () => ({ filter: { userId: '' } })],
    ['invalid_filter', () => ({ filter: { userId: 7 } })],
    ['invalid_filter', () => ({ filter: { userID: 'anna' } })],
    ['invalid_filter', () => ({ filter: { visitorId: 'no uuid' } })],
    ['invalid_origin', () => ({ origin: 'https://admin.example.com/' })],
    ['invalid_origin', () => ({ origin: 'admin.example.com' })],
    ['invalid_origin', () => ({ origin: 'null' })],
    ['invalid_origin', () => ({ origin: '*' })],
    ['invalid_expires_in', () => ({ expiresIn: 0 })],
    ['invalid_expires_in', () => ({ expiresIn: 3601 })],
    ['invalid_expires_in', () => ({ expiresIn: 1.5 })],
    ['invalid_expires_in', () => ({ expiresIn: '600' })],
  ])('refuses with %s (%#)', async (code, options) => {
    const error = await create(options()).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(EmbedTokenError);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('secret');
    expect(String(error)).not.toContain(signingKey.d);
  });
});
