import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** The two halves of the key that the demo signs its embed tokens with; `kid` stands in both. */
export type DemoSigningKey = { readonly kid: string; readonly privateKey: JWK; readonly publicKey: JWK };

/** Reads the demo's key from the data directory, or makes it on the first start (mode 0600). */
export async function loadDemoSigningKey(dataDir: string): Promise<DemoSigningKey> {
  const file = path.join(dataDir, 'demo-signing-key.json');
  const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stored !== undefined) return JSON.parse(stored) as DemoSigningKey;
  const key = await makeKey();
  await writeWhole(file, JSON.stringify(key));
  return key;
}

async function makeKey(): Promise<DemoSigningKey> {
  const kid = `demo-${randomBytes(9).toString('base64url')}`;
  const pair = await generateKeyPair('ES256', { extractable: true });
  const [privateKey, publicKey] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)]);
  return {
    kid,
    privateKey: { ...privateKey, kid, alg: 'ES256' },
    publicKey: { ...publicKey, kid, alg: 'ES256' },
  };
}

/** A crash leaves either no file or the whole one. */
async function writeWhole(file: string, text: string): Promise<void> {
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
}
