import type { Context } from 'hono';
import type { StaticFile } from './static-file.ts';

/** Answers with a file, or with 304 where the browser has just these bytes. */
export function sendStaticFile(
  context: Context,
  file: StaticFile,
  headers: Record<string, string>,
): Response {
  const all = { ...headers, ETag: file.etag };
  if (isFresh(context.req.header('If-None-Match'), file.etag)) return context.body(null, 304, all);
  return context.body(file.body, 200, { ...all, 'Content-Type': file.type });
}

function isFresh(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  // Proxies that compress weaken the tag; the comparison of If-None-Match is weak anyway (RFC 9110, 13.1.2).
  return ifNoneMatch.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}
