import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file as it is sent: its bytes, a strong ETag over them and its media type. */
export type StaticFile = {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly type: string;
};

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Makes what is sent out of bytes; the extension of `name` decides the media type. */
export function staticFile(name: string, body: Uint8Array<ArrayBuffer>): StaticFile {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, etag, type: TYPES[path.extname(name)] ?? 'application/octet-stream' };
}

/**
 * Reads a file below `folder` by the path of a URL.
 *
 * Undefined where there is none: outside the folder, a hidden file, a folder, a broken escape.
 */
export async function readStaticFile(folder: string, urlPath: string): Promise<StaticFile | undefined> {
  const file = safePath(folder, urlPath);
  if (file === undefined) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return staticFile(file, new Uint8Array(await readFile(file)));
}

function safePath(folder: string, urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  const parts = decoded.split('/').filter((part) => part !== '');
  const isSafe = parts.length > 0 && parts.every((part) => !part.startsWith('.') && !/[\\\0:]/.test(part));
  return isSafe ? path.join(folder, ...parts) : undefined;
}
