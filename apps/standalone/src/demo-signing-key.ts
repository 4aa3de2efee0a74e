import { randomUUID } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { generateSigningKey, type PublicKey, type SigningKey } from '@gosight/server-sdk';

/** The two halves of the key that the demo signs its embed tokens with. */
export type DemoSigningKey = { readonly signingKey: SigningKey; readonly publicKey: PublicKey };

/** Reads the demo's key from the data directory, or makes it on the first start (mode 0600). */
export async function loadDemoSigningKey(dataDir: string): Promise<DemoSigningKey> {
  const file = path.join(dataDir, 'demo-signing-key.json');
  const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stored !== undefined) return JSON.parse(stored) as DemoSigningKey;
  const key = await generateSigningKey(`demo-${randomUUID()}`);
  await writeWhole(file, JSON.stringify(key));
  return key;
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
