import { type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose';
import { EmbedTokenError } from './errors.ts';

/** A private EC key on P-256 as a JWK, with its key id. Keep it on your server. */
export type SigningKey = {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly d: string;
  readonly kid: string;
  readonly alg?: 'ES256';
  readonly use?: 'sig';
};

/** The public half, to register with GoSight. */
export type PublicKey = Omit<SigningKey, 'd'>;

/**
 * Makes a new pair of keys. Register `publicKey` with GoSight (mutation `addEmbedKey`), keep `signingKey` secret.
 *
 * @param kid - names the key, unique in your GoSight; a random one by default
 */
export async function generateSigningKey(
  kid: string = crypto.randomUUID(),
): Promise<{ signingKey: SigningKey; publicKey: PublicKey }> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const { x = '', y = '', d = '' } = await exportJWK(pair.privateKey);
  const publicKey = { kty: 'EC', crv: 'P-256', x, y, kid, alg: 'ES256', use: 'sig' } as const;
  return { signingKey: { ...publicKey, d }, publicKey };
}

/** Reads a signing key, an object or JSON text; throws `EmbedTokenError` code `invalid_signing_key`. */
export async function importSigningKey(
  signingKey: SigningKey | string,
): Promise<{ key: CryptoKey | Uint8Array; kid: string }> {
  const jwk = typeof signingKey === 'string' ? parse(signingKey) : signingKey;
  if (typeof jwk !== 'object' || jwk === null) {
    throw invalidKey('signingKey must be a JWK: an object, or its JSON text.');
  }
  const { kty, crv, d, kid } = jwk as Partial<SigningKey>;
  if (kty !== 'EC' || crv !== 'P-256') throw invalidKey('signingKey must be an EC key on P-256 (ES256).');
  if (typeof d !== 'string')
    throw invalidKey('signingKey is a public key: sign with the private one, which has d.');
  if (typeof kid !== 'string' || kid === '') {
    throw invalidKey('signingKey has no kid: give it the key id that you registered with GoSight.');
  }
  try {
    return { key: await importJWK(jwk as SigningKey, 'ES256'), kid };
  } catch (cause) {
    throw invalidKey('signingKey is no valid key: x, y and d do not fit together.', { cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message would quote the secret.
    throw invalidKey('signingKey is a text but no JSON.');
  }
}

function invalidKey(message: string, options?: ErrorOptions): EmbedTokenError {
  return new EmbedTokenError('invalid_signing_key', message, options);
}
