import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { unlink, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CHDB_STATEMENT_BYTES } from '../../limits.ts';
import { failure } from './engine-error.ts';

/** Reads the statement in a request's body. */
export async function readStatement(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of decoded(request)) {
    bytes += chunk.length;
    if (bytes > CHDB_STATEMENT_BYTES) {
      throw failure(62, `The statement is longer than ${CHDB_STATEMENT_BYTES} bytes`, 'SYNTAX_ERROR');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Where the rows of an INSERT wait for the engine to read them. */
export class InsertFiles {
  readonly #directory: string;

  /** @param directory - exists, and belongs to this process alone */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Streams a request's body into a file for the time that `use` takes. */
  async withBody<T>(request: IncomingMessage, use: (file: string) => Promise<T>): Promise<T> {
    const file = this.#newFile();
    try {
      await pipeline(decoded(request), createWriteStream(file, { mode: 0o600 }));
      return await use(file);
    } finally {
      await unlink(file).catch(() => undefined);
    }
  }

  /** Keeps rows that stood in the statement itself in a file for the time that `use` takes. */
  async withText<T>(rows: string, use: (file: string) => Promise<T>): Promise<T> {
    const file = this.#newFile();
    try {
      await writeFile(file, rows, { mode: 0o600 });
      return await use(file);
    } finally {
      await unlink(file).catch(() => undefined);
    }
  }

  #newFile(): string {
    return join(this.#directory, randomUUID());
  }
}

function decoded(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return request;
  if (encoding === 'gzip') return request.pipe(createGunzip());
  throw failure(48, `Content-Encoding ${encoding} is not supported`, 'NOT_IMPLEMENTED');
}
